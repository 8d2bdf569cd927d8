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

/**
 * Starts a worker from the address that `import address from './some.ts?worker&url'` gives, through the policy named
 * "murmuration" where the browser asks for one.
 */
export function startWorker(address: string): Worker {
  const factory = (globalThis as { trustedTypes?: TrustedFactory }).trustedTypes;
  policy ??= factory?.createPolicy('murmuration', { createScriptURL: ownAddress }) ?? {
    createScriptURL: ownAddress,
  };
  return new Worker(policy.createScriptURL(address), { type: 'module' });
}
