/** What tells that a file has to do with the tools of the platform, before it is looked into. */

/** The command lines that are read, by the name that people call the program; om is delivered under other names, too. */
const TOOLS: readonly string[] = ['om', 'bosh', 'cf', 'credhub', 'uaac', 'pivnet', 'fly'];

const PROGRAMS = `(?:${TOOLS.join('|')}|om-linux(?:-[\\w.-]+)?|cf[78]|bosh2)`;
/** A call: the program at the beginning of a word and something behind it. */
const CALL = new RegExp(`(?:^|[\\s"'\`(/;&|=])${PROGRAMS}\\s+["'$\\w-]`, 'm');
/** The program that a Concourse task runs. */
const RUN = new RegExp(`\\bpath["']?\\s*:\\s*["']?(?:\\S*/)?${PROGRAMS}\\b`);

/**
 * Parameters of Platform Automation's tasks that name files, and the input that a path is relative to. `''`: the first step of the path is the input
 * (docs.vmware.com, Platform Automation task reference: `configure-product.yml`, `configure-director.yml`, `create-vm.yml`).
 */
export const FILE_PARAMETERS: Readonly<Record<string, string>> = {
  CONFIG_FILE: 'config',
  DIRECTOR_CONFIG_FILE: 'config',
  OPSMAN_CONFIG_FILE: 'config',
  ENV_FILE: 'env',
  VARS_FILES: '',
  OPS_FILES: '',
};

const PARAMETER = new RegExp(`\\b(?:${Object.keys(FILE_PARAMETERS).join('|')})\\b`);

/** True for a text that calls one of the tools. */
export function callsTools(text: string): boolean {
  return CALL.test(text);
}

/** True for a file that calls one of the tools, in a script or as the program of a task. */
export function runsTools(text: string): boolean {
  return CALL.test(text) || RUN.test(text);
}

/** True for a text that names files for a task of Platform Automation. */
export function namesFiles(text: string): boolean {
  return PARAMETER.test(text);
}

/** A resource of Concourse that pushes to a Cloud Foundry, and the parameters that tasks of the community take for its address. */
const CF_TARGET = /\btype["']?\s*:\s*["']?cf(?:-cli(?:-resource)?)?["']?\s*(?:[,}]|$)|\bCF_API(?:_URL|_ENDPOINT)?\b/m;

/** True for a text that names the API of a Cloud Foundry without calling cf itself. */
export function targetsCf(text: string): boolean {
  return CF_TARGET.test(text);
}

/** The tool that a program is, by its name; undefined for another program. */
export function toolOf(program: string): string | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (TOOLS.includes(name)) return name;
  if (/^om-linux(-[\w.-]+)?$/.test(name)) return 'om';
  return /^cf[78]$/.test(name) ? 'cf' : name === 'bosh2' ? 'bosh' : undefined;
}
