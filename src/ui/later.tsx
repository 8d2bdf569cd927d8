import { lazy, Suspense } from 'react';
import { Boundary } from './shared/Boundary.tsx';

/*
 * What is not needed for the first moving picture comes in scripts of its own: the catalog with its controls, the
 * curves, the list of agents and the dialogs. They are asked for as soon as they are shown, which is at once on a wide page.
 */
const LazyControls = lazy(() =>
  import('./controls/ControlPanel.tsx').then(({ ControlPanel }) => ({ default: ControlPanel })),
);
const LazyCurves = lazy(() => import('./curves/Curves.tsx').then(({ Curves }) => ({ default: Curves })));
const LazyAgents = lazy(() =>
  import('./inspector/AgentList.tsx').then(({ AgentList }) => ({ default: AgentList })),
);
const LazyInspector = lazy(() =>
  import('./inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector })),
);
const LazySpaceTime = lazy(() =>
  import('./spacetime/SpaceTime.tsx').then(({ SpaceTime }) => ({ default: SpaceTime })),
);
const LazyWhy = lazy(() => import('./why/Why.tsx').then(({ Why }) => ({ default: Why })));
const LazyClaims = lazy(() => import('./claims/Claims.tsx').then(({ Claims }) => ({ default: Claims })));
const LazyEvidence = lazy(() =>
  import('./evidence/Evidence.tsx').then(({ Evidence }) => ({ default: Evidence })),
);
const LazyCompare = lazy(() => import('./duel/Compare.tsx').then(({ Compare }) => ({ default: Compare })));

export const Controls = () => (
  <Boundary name="the controls">
    <Suspense fallback={null}>
      <LazyControls />
    </Suspense>
  </Boundary>
);

export const Curves = () => (
  <Boundary name="the curves">
    <Suspense fallback={null}>
      <LazyCurves />
    </Suspense>
  </Boundary>
);

export const Agents = () => (
  <Boundary name="the list of agents">
    <Suspense fallback={null}>
      <LazyAgents />
    </Suspense>
  </Boundary>
);

export const Why = () => (
  <Boundary name="the reasons">
    <Suspense fallback={null}>
      <LazyWhy />
    </Suspense>
  </Boundary>
);

export const Inspector = () => (
  <Boundary name="the inspector">
    <Suspense fallback={null}>
      <LazyInspector />
    </Suspense>
  </Boundary>
);

export const SpaceTime = () => (
  <Boundary name="the space-time diagram">
    <Suspense fallback={null}>
      <LazySpaceTime />
    </Suspense>
  </Boundary>
);

export const Claims = () => (
  <Boundary name="the claims">
    <Suspense fallback={null}>
      <LazyClaims />
    </Suspense>
  </Boundary>
);

const LazyLearning = lazy(() =>
  import('./learning/Learning.tsx').then(({ Learning: Shown }) => ({ default: Shown })),
);

export const Learning = () => (
  <Boundary name="the speed-up curve">
    <Suspense fallback={null}>
      <LazyLearning />
    </Suspense>
  </Boundary>
);

export const Evidence = () => (
  <Boundary name="the evidence">
    <Suspense fallback={null}>
      <LazyEvidence />
    </Suspense>
  </Boundary>
);

export const Compare = () => (
  <Boundary name="the comparison">
    <Suspense fallback={null}>
      <LazyCompare />
    </Suspense>
  </Boundary>
);
