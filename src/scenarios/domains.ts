import type { Preset } from './preset.ts';

/** Work as it is done in a factory, a hospital, a bank and a newsroom, each with the rule that no other has. */
export const domains: readonly Preset[] = [
  {
    id: 'job-shop',
    colour: 'state',
    beside: {
      label: 'Most work left',
      place: 1,
      variants: [
        { label: 'A plan by one', patch: { environment: { id: 'job-shop', rule: 'plan' } } },
        { label: 'Shortest first', patch: { environment: { id: 'job-shop', rule: 'shortest' } } },
      ],
    },
    speed: 2,
    title: 'Manufacturing: six machines, six jobs',
    sentence:
      'Each machine is an agent and takes the job with most work left: all is done after 61 units, where a central plan takes the optimum, 55, and shortest first 88.',
    story:
      'A machine sees only its own queue, so it cannot know that a job it leaves waiting holds up three others. A plan made by one who sees all jobs reaches 55 units, which Florian, Trépant and McMahon proved in 1971 to be the least; of the rules by which machines decide for themselves most work left takes 61, shortest first 88. The plan names each machine’s next job and waits for it, whatever breaks down: if a machine is out for 20 units, its lead of six units falls to about one.',
    scenario: {
      version: 1,
      title: 'Manufacturing: six machines, six jobs',
      seed: 7,
      agents: 6,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'job-shop', rule: 'most-work-left', unitSeconds: 10 },
    },
  },
  {
    id: 'triage',
    colour: 'doing',
    speed: 4,
    beside: {
      label: 'Two opinions',
      place: 1,
      variants: [
        { label: 'One', patch: { environment: { id: 'triage', readers: 1 } } },
        { label: 'Five', patch: { environment: { id: 'triage', readers: 5 } } },
      ],
    },
    title: 'Healthcare: triage and second opinions',
    sentence:
      'Ten clinicians see the most acute of fifteen patients an hour first; a specialist’s second opinion lifts right diagnoses from 73 to 88 of 100.',
    story:
      'Whoever waits gets worse, so every minute of a clinician is taken from someone in line. A second opinion from the specialist of the field costs three minutes and lifts right diagnoses from 73 to 88 of 100, for findings of two people add up; 97 of 100 patients are still seen in time. Five opinions reach 96, but then only 77 are seen in time and four times as many are lost while they wait. Asking just anyone yields 80. So the best team is two: one who sees, one who knows.',
    scenario: {
      version: 1,
      title: 'Healthcare: triage and second opinions',
      seed: 7,
      agents: 10,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 10 },
      protocol: { id: 'flooding' },
      environment: { id: 'triage', readers: 2, refer: 'specialist' },
      population: { id: 'specialists', kinds: 4 },
    },
  },
  {
    id: 'analysts',
    colour: 'call',
    speed: 4,
    beside: {
      label: 'One after the other',
      place: 1,
      variants: [{ label: 'Each for itself', patch: { environment: { id: 'analysts', order: 'at-once' } } }],
    },
    title: 'Finance: analysts who follow each other',
    sentence:
      'Twenty analysts call a stock one after the other: soon all repeat the first calls against their own news, and on 31 of 100 questions all are wrong.',
    story:
      'Each analyst’s news are right 65 times in 100 and independent of the others’. A call tells less than the news behind it: after two like calls it pays to follow, and from then on no call says anything, so twenty analysts in sequence are right 69 times in 100, hardly more than one (Bikhchandani, Hirshleifer & Welch 1992). The same twenty, each for itself and put together by one, are right 92 times (Condorcet 1785). So the best team here hears nobody before it speaks; only where whole numbers can be passed on does talking first lose nothing.',
    scenario: {
      version: 1,
      title: 'Finance: analysts who follow each other',
      seed: 7,
      agents: 20,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.1 },
      protocol: { id: 'flooding' },
      environment: { id: 'analysts', precision: 0.65, thinkSeconds: 0.3 },
    },
  },
  {
    id: 'fraud-review',
    colour: 'doing',
    speed: 4,
    beside: {
      label: 'Largest loss first',
      place: 1,
      variants: [
        { label: 'Oldest first', patch: { environment: { id: 'fraud-review', order: 'first' } } },
        {
          label: 'Oldest first, sixteen',
          patch: { agents: 16, environment: { id: 'fraud-review', order: 'first' } },
        },
      ],
    },
    title: 'Finance: fraud before the money is gone',
    sentence:
      'Eight reviewers take the largest expected loss first: 1,000 payments cost some 390 €, where the oldest first cost 600 €, for alerts do not wait.',
    story:
      'Fraud is rare and review is scarce, so most alerts are false and a fifth of them are never looked at. Which fifth decides: eight reviewers who take the oldest alert cost 600 € per 1,000 payments, eight who take the largest chance × amount 390 €, and even four of these, at 400 €, beat the eight. It takes sixteen who take the oldest to come to the same. The order is worth more than the people, as long as the score is calibrated. Given to a team at ten payments a second, alerts are best worked by a pool: each is one short step, and an orchestrator through whose hands all must go lets nearly all of them settle.',
    scenario: {
      version: 1,
      title: 'Finance: fraud before the money is gone',
      seed: 7,
      agents: 8,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'fraud-review', alertFrom: 2 },
    },
  },
  {
    id: 'moderation',
    colour: 'doing',
    beside: {
      label: 'Most harm first',
      place: 1,
      variants: [
        { label: 'Oldest first', patch: { environment: { id: 'moderation', order: 'first' } } },
        { label: 'Cautious feed', patch: { environment: { id: 'moderation', cautious: true } } },
      ],
    },
    speed: 2,
    title: 'Entertainment: a feed and its moderators',
    sentence:
      'Sixteen moderators who take the most harm to come keep 4 of 100 looks harmful; turn on the cautious feed, and it is one in two hundred.',
    story:
      'One item in twenty is harmful, but it lures, so a feed that goes by clicks lets it be seen by more and more until somebody removes it. Sixteen moderators who take the oldest case leave 11 of 100 looks at harmful items, and thirty-two still 9: the few that everybody sees wait in line with the many that nobody sees. Taken by chance of harm × views the same sixteen leave 4. Best is the feed that asks the moderators’ score before it shows: half a look in 100, and more clicks, not fewer, for it wastes no place at the top.',
    scenario: {
      version: 1,
      title: 'Entertainment: a feed and its moderators',
      seed: 7,
      agents: 16,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.4 },
      protocol: { id: 'flooding' },
      environment: { id: 'moderation', ranking: 'clicks', uploads: 4, catalogue: 1000, visits: 200 },
    },
  },
  {
    id: 'triage-teams',
    beside: {
      label: 'Orchestrator',
      place: 1,
      variants: [
        { label: 'Pool', patch: { architecture: { id: 'pool', iterations: 20 } } },
        { label: 'Debate', patch: { architecture: { id: 'decentralized', iterations: 20 } } },
      ],
    },
    colour: 'busy',
    speed: 16,
    title: 'Healthcare: which team for patients',
    sentence:
      'Ten clinicians of four fields: an orchestrator finds the specialist and has 97 of 100 right; a pool has 34, and a debate sees hardly anyone.',
    story:
      'What a patient needs is one of four skills, and time. A pool gives the patient to whoever is free, who is a specialist for it one time in four: quick and mostly wrong. A debate of ten lets everyone examine everyone, and the line grows past saving. An orchestrator spends one turn to find the specialist, and the other nine go on: here the hand-off is worth its price, for skills differ and examinations do not depend on each other.',
    scenario: {
      version: 1,
      title: 'Healthcare: which team for patients',
      seed: 7,
      agents: 10,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.1 },
      protocol: { id: 'flooding' },
      environment: { id: 'triage', perHour: 6, readers: 2, secondsATurn: 60 },
      population: { id: 'specialists', kinds: 4 },
      architecture: { id: 'centralized', turnSeconds: 60, budget: 60, iterations: 20 },
    },
  },
];
