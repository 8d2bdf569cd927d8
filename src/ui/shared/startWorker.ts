interface TrustedPolicy {
  createScriptURL(address: string): string;
}

interface TrustedFactory {
  createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy;
}

let policy: TrustedPolicy | null = null;

/** The page's one Trusted Types policy: it passes addresses of our own origin (or our own blobs) and nothing else. */
function ownAddress(address: string): string {
  const { protocol, origin } = new URL(address, location.href);
  if (origin === location.origin || protocol === 'blob:' || protocol === 'file:') return address;
  throw new TypeError(`startWorker: ${origin} is not our own origin`);
}

/** The address of a script of our own, as the browser wants it where it asks for trusted ones. */
export function ownScript(address: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedFactory }).trustedTypes;
  policy ??= factory?.createPolicy('murmuration', { createScriptURL: ownAddress }) ?? {
    createScriptURL: ownAddress,
  };
  return policy.createScriptURL(address);
}

/**
 * Starts a worker from the address that `import address from './some.ts?worker&url'` gives, through the policy named
 * "murmuration" where the browser asks for one.
 */
export const startWorker = (address: string): Worker => new Worker(ownScript(address), { type: 'module' });
