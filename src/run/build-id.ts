/** What tells one build of taslint from another, so that nobody trusts what another one remembered. The bundle puts a digest of the sources here. */
export const BUILD: string = 'source';
