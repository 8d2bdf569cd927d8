import * as fc from 'fast-check';

// A fixed seed: a run that fails here fails everywhere.
fc.configureGlobal({ seed: 20260101, numRuns: 300 });

export { fc };
