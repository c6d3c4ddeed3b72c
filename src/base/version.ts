import packageJson from '../../package.json' with { type: 'json' };

/** The version of taslint, from package.json. */
export const VERSION: string = packageJson.version;
