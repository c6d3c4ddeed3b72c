import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import type { Document, Foundation } from '../../foundation/foundation.ts';
import type { Automation } from '../../foundation/plan.ts';
import { callsTools, toolOf } from '../../foundation/tool-mention.ts';
import { allScalars, keyAbove } from '../../foundation/walk.ts';
import type { MapNode, ScalarNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { shellCommands, type ShellCommand } from './shell-words.ts';

/** A command of a script: of a file of its own, or of a text in a YAML file. */
export interface Call {
  /** The tool that is called; undefined where variables are set and nothing is called. */
  readonly tool: string | undefined;
  /** The words behind the program, quotes taken away. */
  readonly words: readonly string[];
  /** `NAME=value` before it. */
  readonly assignments: readonly string[];
  readonly anchor: Span;
}

/** The calls of one file. */
export interface CallingFile {
  readonly calls: readonly Call[];
  /** Undefined for a file that is configuration itself: an add-on with a script. */
  readonly automation: Automation | undefined;
}

/** In configuration only what rules ask about is looked for: most files are told by this one glance. */
const CALLS_IN_CONFIGURATION = /(?:^|[\s/"'`(])(?:om(?:-linux)?\s|cf\s+(?:create|update)-buildpack\s)/m;

/** The files that call one of the tools, pipelines and scripts that were asked for included. */
export const callingFiles = memoPer((foundation: Foundation): readonly CallingFile[] => [
  ...foundation.documents.flatMap((document): readonly CallingFile[] =>
    document.yaml.root !== undefined && CALLS_IN_CONFIGURATION.test(document.file.text)
      ? [{ calls: callsInYaml(document), automation: undefined }]
      : [],
  ),
  ...(foundation.automation ?? []).map((automation): CallingFile => ({ automation, calls: callsOf(automation) })),
]);

/** The calls of a pipeline, workflow or script, in their order. */
export const callsOf = memoPer((automation: Pick<Automation, 'file' | 'kind' | 'yaml'>): readonly Call[] => {
  const { file, kind, yaml } = automation;
  return yaml === undefined ? callsInText(file.text, (start, end) => ({ file, start, end })) : callsInYaml({ file, kind, yaml });
});

/** Any text of a YAML file may be a script: what a task runs, what an add-on runs on each VM. */
function callsInYaml(document: Pick<Document, 'file' | 'kind' | 'yaml'>): readonly Call[] {
  return allScalars(document).flatMap((match) => {
    const { node, within } = match;
    if (node.kind !== 'scalar') return [];
    const whole = editSpan(node.origin) ?? { file: document.file, start: 0, end: 0 };
    const holder = within.at(-1);
    if (holder?.kind === 'map' && keyAbove(match) === 'path' && toolOf(node.text) !== undefined)
      return programAndArguments(node, holder, whole);
    return callsTools(node.text) ? callsInText(node.text, placeIn(node, whole)) : [];
  });
}

/** `run: {path: om, args: […]}` of a Concourse task. */
function programAndArguments(program: ScalarNode, holder: MapNode, anchor: Span): readonly Call[] {
  const list = holder.get('args');
  const words =
    list?.kind === 'sequence' ? list.items.map((item) => (item.kind === 'map' || item.kind === 'sequence' ? '' : item.text)) : [];
  return [{ tool: toolOf(program.text), words, assignments: [], anchor }];
}

/** Of a text of several lines the line of the call; one that is written otherwise than it is read stays one place. */
function placeIn({ text }: ScalarNode, whole: Span): (start: number, end: number) => Span {
  const written = whole.file.text.slice(whole.start, whole.end);
  return (start) => {
    const lineEnd = text.indexOf('\n', start);
    const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd).trim();
    const found = text.includes('\n') ? written.indexOf(line) : -1;
    return found < 0 ? whole : { file: whole.file, start: whole.start + found, end: whole.start + found + line.length };
  };
}

function callsInText(script: string, place: (start: number, end: number) => Span): readonly Call[] {
  return shellCommands(script).flatMap((command): readonly Call[] => {
    const call = callOf(command);
    return call === undefined ? [] : [{ ...call, assignments: command.assignments, anchor: place(command.start, command.end) }];
  });
}

function callOf({ words, assignments }: ShellCommand): Pick<Call, 'tool' | 'words'> | undefined {
  const at = NO_CALL.has(words[0] ?? '') ? -1 : words.findIndex((word) => toolOf(word) !== undefined);
  if (at >= 0) return { tool: toolOf(words[at]!), words: words.slice(at + 1) };
  return assignments.length > 0 ? { tool: undefined, words: [] } : undefined;
}

/** Commands that name a program without running it. */
const NO_CALL = new Set(
  'echo printf which type hash alias brew apt apt-get apk yum dnf pip npm go cp mv rm ln chmod chown install curl wget tar unzip ls cat grep sed awk test [ [[ cd mkdir touch tee for case function'.split(
    ' ',
  ),
);
