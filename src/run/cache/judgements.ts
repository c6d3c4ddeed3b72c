import type { SourceFile, Span } from '../../base/source.ts';
import type { Reference } from '../../facts/input.ts';
import type { FoundSecrets, SecretSpan } from '../../foundation/secrets.ts';
import type { Judgement } from '../../lint/judge-foundation.ts';
import type { JudgementMemory, Question, Remembered } from '../../lint/judgement-memory.ts';
import { entryKey, type CacheFolder, type EntryKey } from './cache-folder.ts';
import type { Digests } from './digests.ts';
import { pack, unpack } from './packed.ts';
import { filesOf, planOf } from './judgement-key.ts';

/**
 * Judgements in a cache folder. The key of one holds what is the same for all foundations of a run (`common`: version, rules, options, day, taslint.yml,
 * variables) and all that the foundation is made from: its plan, the content of its files and of those at the earlier revision, and what it is compared with.
 * What git says of the lifecycle stands in the entry, and the run asks again.
 */
export function judgementsIn(folder: CacheFolder, digests: Digests, common: string): JudgementMemory {
  const keyOf = (question: Question, files: readonly SourceFile[]): EntryKey => {
    const { foundation, previous, reference, isReference, isReported } = question;
    const contents = files.map((file) => [digests.of(file), isReported(file)]);
    const plans = [planOf(foundation), previous === undefined ? null : planOf(previous)];
    return entryKey(common, JSON.stringify([plans, contents, isReference]), pack(packedReference(reference), files) ?? '');
  };
  return {
    recall: (question) => {
      const files = filesOf(question);
      const text = folder.read(keyOf(question, files));
      return text === undefined ? undefined : unpacked(unpack(text, files));
    },
    keep: (question, { judgement, secrets, isSecretAsked, summary }) => {
      if (judgement.defects.length > 0) return;
      const files = filesOf(question);
      const entry: Entry = {
        judgement: { ...judgement, timings: undefined },
        secrets: packedSecrets(secrets),
        isSecretAsked,
        summary: packedReference(summary),
      };
      const text = pack(entry, files);
      if (text !== undefined) folder.write(keyOf(question, files), text);
    },
  };
}

/** What an entry holds, before places become numbers. */
interface Entry {
  readonly judgement: Omit<Judgement, 'timings'> & { readonly timings: undefined };
  readonly secrets: PackedSecrets;
  readonly isSecretAsked: boolean;
  readonly summary: PackedReference | undefined;
}

interface PackedSecrets {
  readonly spans: readonly { readonly at: Span; readonly text: string }[];
  readonly flags: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly given: readonly string[];
  readonly files: readonly SourceFile[];
}

type PackedReference = Omit<Reference, 'products'> & {
  readonly products: readonly (Omit<Reference['products'][number], 'written'> & {
    readonly written: readonly (readonly [string, string])[];
  })[];
};

function unpacked(value: unknown): Remembered {
  const { judgement, secrets, isSecretAsked, summary } = value as Entry; // sealed by this very build: nobody else wrote it
  const spans = new Map<SourceFile, Map<number, SecretSpan>>();
  for (const { at, text } of secrets.spans) {
    const { file, start, end } = at;
    const known = spans.get(file);
    const span = { file, start, end, text };
    if (known === undefined) spans.set(file, new Map([[start, span]]));
    else known.set(start, span);
  }
  const { flags, names, values, given, files } = secrets;
  const found: FoundSecrets = {
    spans,
    flags: new Set(flags),
    names: new Set(names),
    values: new Set(values),
    given: new Set(given),
    files,
  };
  return { judgement: { ...judgement, timings: new Map() }, secrets: found, isSecretAsked, summary: referenceOf(summary) };
}

function packedSecrets({ spans, flags, names, values, given, files }: FoundSecrets): PackedSecrets {
  const all = [...spans.values()].flatMap((each) => [...each.values()]);
  return {
    spans: all.map((at) => ({ at, text: at.text })),
    flags: [...flags],
    names: [...names],
    values: [...values],
    given: [...given],
    files,
  };
}

function packedReference(reference: Reference | undefined): PackedReference | undefined {
  if (reference === undefined) return undefined;
  return { ...reference, products: reference.products.map((product) => ({ ...product, written: [...product.written] })) };
}

function referenceOf(packed: PackedReference | undefined): Reference | undefined {
  if (packed === undefined) return undefined;
  return { ...packed, products: packed.products.map((product) => ({ ...product, written: new Map(product.written) })) };
}
