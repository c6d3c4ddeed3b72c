import { textOf, type SourceFile, type Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { readYaml } from './read-yaml.ts';
import type { Comment, YamlDocument } from './yaml-document.ts';

/*
 * Templates that are YAML already: spiff and spruce write their expressions as values between double parentheses, ytt as comments. om and bosh never
 * read such a file as it stands, so nothing in it is judged.
 */

/** A tool whose templates are YAML. */
type ExpressionTool = 'spiff' | 'ytt';

/** Reads a file as `readYaml` does; one that another tool has to fill in first is a template without a root, whether it reads as YAML or not. */
export function readConfiguration(file: SourceFile): YamlDocument {
  const document = readYaml(file);
  const found = foreignExpression(document);
  if (found === undefined) return document;
  return { ...document, root: undefined, problems: [{ kind: 'template', code: 'template', at: found.at, detail: found.tool }] };
}

function foreignExpression(document: YamlDocument): { readonly tool: ExpressionTool; readonly at: Span } | undefined {
  const { text } = document.file;
  if (text.includes('#@')) {
    const directive = document.comments().find((comment) => isYtt(comment, text));
    if (directive !== undefined) return { tool: 'ytt', at: directive.at };
  }
  if (!text.includes('((') || !/\(\(\s|\s\)\)/.test(text)) return undefined;
  const at = document.root === undefined ? mergedExpression(document) : spiffExpression(document.root);
  return at === undefined ? undefined : { tool: 'spiff', at };
}

// ---- ytt

/** Annotations (`#@data/values`), statements (`#@ if x:`) and values (`key: #@ x`) of ytt; other comments may begin with `@` too. */
function isYtt(comment: Comment, text: string): boolean {
  if (text[comment.at.start + 1] !== '@') return false;
  if (/^@(data|overlay|schema|library|yaml|text|export|assert)\//.test(comment.text)) return true;
  if (comment.ownLine) return /^@ *(load\(|(def|if|elif|for|while) .*:$|else:$|end$|(if|for|def)\/end\b|[a-z_]\w* = )/.test(comment.text);
  return /^@ *\S/.test(comment.text) && /[:-][ \t]+$/.test(text.slice(Math.max(0, comment.at.start - 80), comment.at.start));
}

// ---- spiff and spruce

/** Words that are a whole expression; as names of variables nobody writes them with blanks. */
const COMMANDS =
  /^(merge|append|prepend|inline|replace|prune|delete|auto|inject|insert)( (on|after|before|none|nothing|required) ?\S*| \|\| .*)?$/;

/** Functions with their arguments, alternatives, and texts that are joined by standing side by side. */
const CALLS =
  /^(grab|concat|params?|vault(-try)?|static_ips|keys|join|calc|cartesian-product|defer|load|ips|file|empty|shuffle|sort|stringify|(base64|awsparam|awssecret|negate)(-decode)?|merge|insert|inject|prune|format|length|map|split|select|exec|read|template|lambda|env)[ (]|^"|\|\||^[\w.-]+ +"/;

/** The expression that shows that a file is made for spiff or spruce; undefined when none does. */
function spiffExpression(root: ConfigNode): Span | undefined {
  const isStub = root.kind === 'map' && root.get('meta')?.kind === 'map';
  const isForOm = root.kind === 'map' && root.names.some((name) => name.includes('-'));
  const shows = (inside: string): boolean => COMMANDS.test(inside) || (CALLS.test(inside) && (isStub || !isForOm));
  return firstScalar(root, (text) => {
    const inside = insideOf(text);
    return inside !== undefined && shows(inside);
  });
}

/** What stands between the double parentheses of a value that is nothing else, with blanks around as spiff's manual writes it; undefined for Ops Manager's accessors. */
function insideOf(text: string): string | undefined {
  const found = /^\(\((?:\s(.{1,400}?)\s?|(.{1,400}?)\s)\)\)$/.exec(text.trim());
  const inside = (found?.[1] ?? found?.[2])?.trim();
  return inside === undefined || /^[.$]/.test(inside) ? undefined : inside;
}

/** `<<: (( merge ))`, which is why the file does not read. */
function mergedExpression(document: YamlDocument): Span | undefined {
  const { problems } = document;
  if (!problems.every(({ code }) => code === 'merge-value')) return undefined;
  return problems.map(({ at }) => at).find((at) => insideOf(textOf(at)) !== undefined);
}

function firstScalar(node: ConfigNode, isWanted: (text: string) => boolean): Span | undefined {
  switch (node.kind) {
    case 'map':
      for (const { value } of node.entries) {
        const found = firstScalar(value, isWanted);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'sequence':
      for (const item of node.items) {
        const found = firstScalar(item, isWanted);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'scalar':
    case 'unknown':
      return node.text.startsWith('((') && isWanted(node.text) ? editSpan(node.origin) : undefined;
  }
}
