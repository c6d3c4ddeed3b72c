import { isSecretKey } from '../../base/secret-name.ts';
import { textOf, type Span } from '../../base/source.ts';
import { known } from '../../value/cell.ts';
import { callingFiles, type Call } from './call.ts';
import { Row, table, text } from '../table.ts';

/** One row per option of a command line that is a credential, or that takes checks away. Credentials never reach a column. */
export const commandOptions = table(
  'command-option',
  {
    doc: 'An option in a call of om, bosh, cf, credhub, uaac, pivnet or fly that is a credential written out, or with which om skips the check of certificates; in scripts, pipelines and texts of other files.',
    label: ['tool', 'option'],
    columns: {
      tool: text('the program'),
      option: text('the option as written, without its value; for a variable that is set its name'),
      kind: text(
        'credential (its value is written out), variable (a variable with a credential is set in the script) or insecure (-k, --skip-ssl-validation)',
      ),
    },
  },
  (input) =>
    callingFiles(input.foundation).flatMap(({ calls }) => {
      const seen = new Set<string>();
      return calls.flatMap((call) =>
        optionsOf(call).flatMap(({ tool, option, kind }) => {
          const anchor = placeOf(option, call.anchor);
          // each credential has to go, a skipped check is one decision
          const key = [kind === 'insecure' ? '' : anchor.start, tool, option].join(' ');
          if (seen.has(key)) return [];
          seen.add(key);
          return [new Row(anchor, { tool: known(tool, anchor), option: known(option, anchor), kind: known(kind, anchor) })];
        }),
      );
    }),
);

/** Where an option stands in a call; of a call over several lines that is another line than its first. */
function placeOf(option: string, call: Span): Span {
  const word = option.split(' ', 1)[0]!;
  const found = new RegExp(`(?<![\\w-])${word}(?=[\\s=\\\\]|$)`).exec(textOf(call));
  return found === null ? call : { file: call.file, start: call.start + found.index, end: call.start + found.index + word.length };
}

interface Found {
  readonly tool: string;
  readonly option: string;
  readonly kind: 'credential' | 'variable' | 'insecure';
}

/** What of a command line is a credential. */
interface Options {
  /** Before the command of om, where short options mean something else than behind it. */
  readonly before: readonly string[];
  readonly anywhere: readonly string[];
  /** Behind one of these commands only. */
  readonly behind: Readonly<Record<string, readonly string[]>>;
  /** Options before the command that take a value, which is therefore not the command. */
  readonly valued: readonly string[];
}

const NONE: Options = { before: [], anywhere: [], behind: {}, valued: [] };

/**
 * om 7.21.7 (`cmd/main.go`, `commands/*.go`): behind the command `-p` is the path of a product, but for `configure-authentication`. cf CLI 8 (`login`), bosh CLI 7
 * (`cmd/opts.go`), CredHub CLI (`login`, `set`), UAA CLI, pivnet CLI, fly (`login`).
 */
const TOOLS: Readonly<Record<string, Options>> = {
  om: {
    before: ['-p', '-s', '-d'],
    anywhere: [
      '--password',
      '--client-secret',
      '--decryption-passphrase',
      '--ldap-password',
      '--pivnet-api-token',
      '--s3-secret-access-key',
      '--azure-storage-key',
    ],
    behind: {
      'configure-authentication': ['-p', '-dp'],
      'configure-ldap-authentication': ['-dp'],
      'configure-saml-authentication': ['-dp'],
    },
    valued:
      '-t -u -c -e -o -r --target --username --client-id --env --ca-cert --connect-timeout --request-timeout --vars-env --uaa-target'.split(
        ' ',
      ),
  },
  bosh: {
    ...NONE,
    anywhere: ['--client-secret'],
    valued: ['-e', '-d', '--environment', '--deployment', '--client', '--ca-cert', '--config'],
  },
  cf: { ...NONE, behind: { login: ['-p'], l: ['-p'] } },
  credhub: {
    ...NONE,
    behind: { login: ['-p', '--password', '--client-secret'], l: ['-p', '--password', '--client-secret'], set: ['-w', '--password'] },
  },
  uaac: { ...NONE, behind: { token: ['-s', '--secret', '-p', '--password'], client: ['-s', '--secret'], user: ['-p', '--password'] } },
  pivnet: { ...NONE, behind: { login: ['--api-token'] } },
  fly: { ...NONE, behind: { login: ['-p', '--password'] }, valued: ['-t', '--target'] },
};

const INSECURE = ['-k', '--skip-ssl-validation'];
/** Values for the placeholders of a file, by their names: `-v admin_password=x`. */
const VARIABLES = ['-v', '--var'];
/** Variables by which the tools take a credential. */
const ENVIRONMENT = /^(?:OM|BOSH|CREDHUB|CF|PIVNET)_\w*(?:PASSWORD|SECRET|PASSPHRASE|TOKEN)$/;

function optionsOf({ tool, words, assignments }: Call): readonly Found[] {
  const found = assignments.flatMap((assignment): readonly Found[] => {
    const [name, value] = splitAtEquals(assignment);
    const of = name.slice(0, name.indexOf('_')).toLowerCase();
    return ENVIRONMENT.test(name) && isWrittenOut(value) ? [{ tool: tool ?? of, option: name, kind: 'variable' }] : [];
  });
  return tool === undefined ? found : [...found, ...optionsIn(words, tool, TOOLS[tool] ?? NONE)];
}

function optionsIn(words: readonly string[], tool: string, { before, anywhere, behind, valued }: Options): readonly Found[] {
  const found: Found[] = [];
  let command: string | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const [option, attached] = word.startsWith('--') ? splitAtEquals(word) : [word, undefined];
    if (!option.startsWith('-')) {
      command ??= option;
      // `cf auth USER PASSWORD`
      if (tool === 'cf' && index === 2 && command === 'auth' && isWrittenOut(word))
        found.push({ tool, option: 'auth', kind: 'credential' });
      continue;
    }
    if (tool === 'om' && command === undefined && INSECURE.includes(option)) found.push({ tool, option, kind: 'insecure' });
    const isCredential = anywhere.includes(option) || (command === undefined ? before : (behind[command] ?? [])).includes(option);
    const isVariable = command !== undefined && VARIABLES.includes(option) && (tool === 'om' || tool === 'bosh');
    if (!isCredential && !isVariable && !(command === undefined && valued.includes(option))) continue;
    const value = attached ?? words[++index];
    if (isCredential && isWrittenOut(value)) found.push({ tool, option, kind: 'credential' });
    if (!isVariable || value === undefined) continue;
    const [name, given] = splitAtEquals(value);
    if (isSecretKey(name) && isWrittenOut(given)) found.push({ tool, option: `${option} ${name}`, kind: 'credential' });
  }
  return found;
}

function splitAtEquals(word: string): readonly [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

/** False for what a shell, one of the tools or a person still fills in. */
function isWrittenOut(value: string | undefined): boolean {
  return (
    value !== undefined &&
    value !== '' &&
    !value.includes('$') &&
    !value.includes('((') &&
    !value.includes('{{') &&
    !value.startsWith('<') &&
    !value.startsWith('`') &&
    !value.startsWith('-')
  );
}
