import { type Site, SPARE } from './state.ts';

export const DEPLOY = 2;

/** The next step of a deploy: of a monolith all at once, of microservices one replica after the other. */
export function deployNext(site: Site): void {
  const { fleet, host, values, isOne } = site;
  const done = fleet.deploying;
  if (done >= 0) host.restart(done);
  let next = done + 1;
  while (next < host.n && fleet.standing[next] === SPARE) next += 1;
  if (isOne ? done >= 0 : next >= host.n) {
    fleet.deploying = -1;
    host.note('deploy', 'The new version is out.', undefined, 'good');
    if (values.deployEverySeconds > 0) host.after(-1, DEPLOY, values.deployEverySeconds);
    return;
  }
  if (done < 0) fleet.deploys += 1;
  if (done < 0) host.note('deploy', isOne ? 'A deploy stops the whole process.' : 'A deploy replaces one replica after the other.');
  fleet.deploying = next;
  host.crash(next);
  host.after(-1, DEPLOY, values.deploySeconds);
}
