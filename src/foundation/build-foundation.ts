import type { SourceFile } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';
import type { Problem } from '../interpolate/problem.ts';
import type { Variable, VariableScope, VariableSource } from '../interpolate/variables.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Document, Foundation } from './foundation.ts';
import type { FoundationPlan, PlannedDocument } from './plan.ts';

/**
 * Turns a plan into a foundation. `read` gives the parsed file and is expected to remember it; `base` are variables of the command line (`--var`,
 * `--vars-file`), which win over the files of the plan. Nothing is read or evaluated before a fact asks for it.
 */
export function buildFoundation(plan: FoundationPlan, read: (file: SourceFile) => YamlDocument, base: readonly VariableSource[] = []): Foundation {
  return {
    name: plan.name,
    purpose: plan.purpose,
    lifecycle: plan.lifecycle,
    varsComplete: plan.varsComplete,
    facts: plan.facts,
    documents: plan.documents.map((planned) => new PlannedFile(planned, read, base)),
  };
}

/** A document that reads, and evaluates, when asked. */
class PlannedFile implements Document {
  readonly #planned: PlannedDocument;
  readonly #read: (file: SourceFile) => YamlDocument;
  readonly #base: readonly VariableSource[];
  #scope: VariableScope | undefined;

  constructor(planned: PlannedDocument, read: (file: SourceFile) => YamlDocument, base: readonly VariableSource[]) {
    this.#planned = planned;
    this.#read = read;
    this.#base = base;
  }

  get file(): Document['file'] {
    return this.#planned.file;
  }
  get kind(): Document['kind'] {
    return this.#planned.kind;
  }
  get why(): string {
    return this.#planned.why;
  }
  get requested(): boolean {
    return this.#planned.requested;
  }
  get varsFiles(): readonly SourceFile[] {
    return this.#planned.varsFiles;
  }
  get opsFiles(): readonly SourceFile[] {
    return this.#planned.opsFiles;
  }
  get version(): Document['version'] {
    return this.#planned.version;
  }

  get yaml(): YamlDocument {
    return this.#read(this.#planned.file);
  }

  get root(): ConfigNode | undefined {
    return this.yaml.root;
  }

  get problems(): readonly Problem[] {
    return [];
  }

  get scope(): VariableScope {
    this.#scope ??= scopeOf([
      ...this.#planned.varsFiles.map((file) => ({ kind: 'file', file, root: this.#read(file).root }) as const),
      ...this.#base,
    ]);
    return this.#scope;
  }
}

/** A later source wins by the top-level name. */
function scopeOf(sources: readonly VariableSource[]): VariableScope {
  const winners = new Map<string, Variable>();
  for (const source of sources) {
    if (source.kind === 'argument') winners.set(source.name, { name: source.name, value: source.value, at: undefined });
    else if (source.root?.kind === 'map') {
      for (const { key, value } of source.root.entries) {
        winners.set(key.text, { name: key.text, value, at: key.origin.kind === 'written' ? key.origin : undefined });
      }
    }
  }
  return { sources, get: (name) => winners.get(name), names: () => winners.keys() };
}
