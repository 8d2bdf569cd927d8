import {
  ChartNoAxesGantt,
  ChartSpline,
  CircleQuestionMark,
  SlidersHorizontal,
  UsersRound,
} from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { AgentsDial } from './controls/AgentsDial.tsx';
import { broad, openDialog, useDialogs, wide } from './dialogs/dialogs.ts';
import { Guide } from './guide/Guide.tsx';
import { DropTarget } from './header/DropTarget.tsx';
import { Header } from './header/Header.tsx';
import { listenForKeys } from './keys.ts';
import { BesideMenu } from './lanes/BesideMenu.tsx';
import { LanesHead } from './lanes/Head.tsx';
import { LaneGrid } from './lanes/LaneGrid.tsx';
import { useHasLanes } from './lanes/useLanes.ts';
import { Controls, Inspector } from './later.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Boundary } from './shared/Boundary.tsx';
import { Toasts } from './shared/Toasts.tsx';
import { useMedia } from './shared/useMedia.ts';
import { useThemeOnPage } from './shared/useTheme.ts';
import { SpaceTimePanel } from './spacetime/SpaceTimePanel.tsx';
import { Stage } from './stage/Stage.tsx';
import { Banners } from './story/Banners.tsx';
import { PresetSentence } from './story/PresetSentence.tsx';
import { Sentence } from './story/Sentence.tsx';
import { StageState } from './story/StageState.tsx';
import { Tally } from './story/Tally.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Transport } from './transport/Transport.tsx';
import './tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/dial.css';
import './styles/dock.css';
import './styles/parts.css';
import './styles/menus.css';
import './styles/panels.css';
import './styles/transport.css';
import './styles/cards.css';
import './styles/dialogs.css';

const Dialogs = lazy(() => import('./dialogs/Dialogs.tsx').then(({ Dialogs }) => ({ default: Dialogs })));

/** The page: header, controls, graph with its story, curves, and the transport under it all. */
export function App() {
  useThemeOnPage();
  useEffect(listenForKeys, []);
  const hasControls = useMedia(broad);
  const hasSide = useMedia(wide);
  const dialog = useDialogs((state) => state.open);
  const hasLanes = useHasLanes();
  return (
    <div className="app">
      <Header />
      {hasControls && (
        <aside className="left" aria-label="Setting">
          <Controls />
        </aside>
      )}
      <main className="middle">
        <Banners />
        {hasLanes ? (
          <LanesHead />
        ) : (
          <div className="story">
            <Sentence />
            <PresetSentence />
            <div className="story-line">
              <Tally />
              <BesideMenu />
            </div>
          </div>
        )}
        {!hasSide && !hasLanes && <Guide />}
        <div className="stage">
          <Boundary name="the graph">{hasLanes ? <LaneGrid /> : <Stage />}</Boundary>
          <StageState />
          {!hasSide && (
            <div className="stage-card">
              <Inspector />
            </div>
          )}
        </div>
        <SpaceTimePanel />
        <div className="foot">
          <Transport />
          <Boundary name="the timeline">
            <Timeline />
          </Boundary>
        </div>
        {!hasControls && (
          <div className="dock">
            <AgentsDial />
            <nav className="dock-buttons" aria-label="Panels">
              <button type="button" className="dock-button" onClick={() => openDialog('controls')}>
                <SlidersHorizontal size={18} strokeWidth={1.75} aria-hidden /> Setting
              </button>
              {!hasSide && (
                <>
                  <button type="button" className="dock-button" onClick={() => openDialog('curves')}>
                    <ChartSpline size={18} strokeWidth={1.75} aria-hidden /> Curves
                  </button>
                  <button type="button" className="dock-button" onClick={() => openDialog('why')}>
                    <CircleQuestionMark size={18} strokeWidth={1.75} aria-hidden /> Why
                  </button>
                  <button type="button" className="dock-button" onClick={() => openDialog('agents')}>
                    <UsersRound size={18} strokeWidth={1.75} aria-hidden /> Agents
                  </button>
                  <button type="button" className="dock-button" onClick={() => openDialog('spacetime')}>
                    <ChartNoAxesGantt size={18} strokeWidth={1.75} aria-hidden /> Time
                  </button>
                </>
              )}
            </nav>
          </div>
        )}
      </main>
      {hasSide && <SidePanel />}
      {dialog !== null && (
        <Suspense fallback={null}>
          <Dialogs open={dialog} />
        </Suspense>
      )}
      <DropTarget />
      <Toasts />
    </div>
  );
}
