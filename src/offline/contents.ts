/** What the build has made: the addresses of its files, and a version that changes with any of them. The build writes them in here. */
export const contents: { readonly version: string; readonly files: readonly string[] } =
  JSON.parse('__CONTENTS_OF_THE_BUILD__');
