import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { oneLine } from '../../base/safe-text.ts';
import type { Span } from '../../base/source.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import type { Foundation } from '../../foundation/foundation.ts';
import { definitionsOf, type VariableSource } from '../../interpolate/variables.ts';
import { lineReference } from '../../report/place.ts';
import type { Language } from '../../base/language.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { openInputs } from '../../run/open-inputs.ts';
import { argumentVariables } from '../../run/argument-variables.ts';
import type { ParsedArguments } from '../options.ts';
import { inputOptionsOf, variableOptionsOf } from '../run-arguments.ts';
import { languageOf } from '../language.ts';
import { VARIABLES } from './phrases.ts';

interface ListedVariable {
  readonly name: string;
  readonly state: 'used' | 'unused' | 'unresolved';
  readonly uses: readonly string[];
  /** In om's order; the last one wins. */
  readonly definitions: readonly string[];
  readonly wins: string | undefined;
}

/** `taslint vars [FOUNDATION|PATH…]`: every variable, who asks for it, who gives it, which file wins. Values are never printed. */
export async function varsCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const paths = args.positionals.filter((word) => existsSync(resolve(io.cwd, word)));
  const foundations = args.positionals.filter((word) => !paths.includes(word));
  const workspace = await openInputs({ ...(await inputOptionsOf({ ...args, positionals: paths }, io)), foundations }, io);
  const language = languageOf(args, io, workspace.config?.language);
  const base = argumentVariables(variableOptionsOf(args), io);
  const listed = workspace.plans.map((plan) => {
    const foundation = buildFoundation(plan, workspace.read, base);
    return { foundation: foundation.name, variables: listVariables(foundation) };
  });
  if (args.value('format') === 'json') io.stdout.write(`${JSON.stringify({ version: 1, foundations: listed }, null, 2)}\n`);
  else io.stdout.write(listed.map((one) => describe(one.foundation, one.variables, language)).join('\n'));
  return workspace.failures.length > 0 ? EXIT.failed : EXIT.clean;
}

function listVariables(foundation: Foundation): readonly ListedVariable[] {
  const uses = new Map<string, Set<string>>();
  const missing = new Set<string>();
  const definitions = new Map<string, Set<string>>();
  const seen = new Set<VariableSource>();
  for (const document of foundation.documents) {
    for (const use of document.uses) {
      addTo(uses, use.variable, use.at === undefined ? document.file.path : lineReference(use.at));
      if (use.outcome === 'missing') missing.add(use.variable);
    }
    for (const source of document.scope.sources) {
      if (seen.has(source)) continue;
      seen.add(source);
      for (const { name, at } of definitionsOf(source)) addTo(definitions, name.split('.', 1)[0]!, placeOf(source, at));
    }
  }
  const names = [...new Set([...uses.keys(), ...definitions.keys()])].sort();
  return names.map((name) => {
    const given = [...(definitions.get(name) ?? [])];
    const state = missing.has(name) ? 'unresolved' : uses.has(name) ? 'used' : 'unused';
    return { name, state, uses: [...(uses.get(name) ?? [])], definitions: given, wins: given.at(-1) };
  });
}

function placeOf(source: VariableSource, at: Span | undefined): string {
  if (at !== undefined) return lineReference(at);
  return source.kind === 'file' ? source.file.path : source.flag;
}

function addTo(map: Map<string, Set<string>>, name: string, place: string): void {
  const places = map.get(name);
  if (places === undefined) map.set(name, new Set([place]));
  else places.add(place);
}

const MOST_PLACES = 5;

function describe(name: string, variables: readonly ListedVariable[], language: Language): string {
  const words = VARIABLES[language];
  const title = `${oneLine(name === '' ? words.alone : name)}: ${words.count(variables.length, variables.filter(({ state }) => state === 'unresolved').length)}\n`;
  const lines = variables.map((variable) => {
    const given = variable.definitions.map((place, index) =>
      index === variable.definitions.length - 1 && index > 0 ? `${oneLine(place)} (${words.wins})` : oneLine(place),
    );
    return `  ${oneLine(variable.name)}  ${words[variable.state]}\n${placeLine(words.usedAt, variable.uses.map(oneLine))}${placeLine(words.givenAt, given)}`;
  });
  return title + lines.join('');
}

function placeLine(label: string, places: readonly string[]): string {
  if (places.length === 0) return '';
  const more = places.length > MOST_PLACES ? ` … +${places.length - MOST_PLACES}` : '';
  return `      ${label} ${places.slice(0, MOST_PLACES).join(', ')}${more}\n`;
}
