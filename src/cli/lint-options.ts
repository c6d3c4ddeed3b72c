import { GROUPINGS } from '../report/reporter.ts';
import { CONFIDENCES, SEVERITIES } from '../rule/rule.ts';
import {
  certificateDay,
  color,
  config,
  debug,
  failOn,
  foundation,
  help,
  language,
  metadata,
  opsFile,
  outside,
  profile,
  ruleSeverity,
  variable,
  varsEnv,
  varsFile,
} from './option-specs.ts';
import type { OptionGroup } from './options.ts';

/** The options of `lint`, by subject. The order is that of the help. */

export const LINT_GROUPS: readonly OptionGroup[] = [
  {
    subject: 'files',
    everyday: [varsFile, opsFile, foundation],
    rare: [
      varsEnv,
      variable,
      metadata,
      config,
      outside,
      { name: 'stdin', help: 'read one file from standard input' },
      { name: 'stdin-filename', value: 'PATH', help: 'the name to use for it' },
    ],
  },
  {
    subject: 'changes',
    everyday: [
      { name: 'since', value: 'REV', help: 'compare with a commit, branch or tag' },
      { name: 'staged', help: 'check what is staged, compared with HEAD' },
      { name: 'new-only', help: 'only findings that the change brought' },
    ],
    rare: [
      { name: 'since-dir', value: 'DIR', help: 'compare with an older copy of the folder' },
      { name: 'changed-only', help: 'only findings that involve a changed file' },
    ],
  },
  {
    subject: 'rules',
    everyday: [profile, ruleSeverity, failOn],
    rare: [
      { name: 'max-warnings', value: 'N', help: 'exit 1 when there are more warnings' },
      { name: 'baseline', value: 'FILE', help: 'known findings (default: taslint-baseline.json)' },
      { name: 'no-inline-ignores', help: 'show what comments suppress, too' },
      certificateDay,
    ],
  },
  {
    subject: 'fixes',
    everyday: [
      { name: 'fix', help: 'fix what can be fixed safely' },
      { name: 'fix-dry-run', help: 'print a diff of what --fix would do' },
    ],
    rare: [{ name: 'unsafe', help: 'with --fix: also values that may have other uses' }],
  },
  {
    subject: 'output',
    everyday: [
      {
        name: 'format',
        value: 'NAME[=FILE]',
        many: true,
        lists: ['formats'],
        help: 'text, html, json, github, sarif, gitlab …; repeatable',
      },
      { name: 'group-by', value: 'WHAT', choices: GROUPINGS, help: 'list everything by rule, file or foundation' },
      { name: 'min-severity', value: 'LEVEL', choices: SEVERITIES, help: 'show this severity and above; info lists all' },
      { name: 'quiet', short: 'q', help: 'errors only, no summary' },
      { name: 'verbose', help: 'list what could not be decided' },
      language,
    ],
    rare: [
      { name: 'min-confidence', value: 'LEVEL', choices: CONFIDENCES, help: 'show certain only, likely, or hint (all)' },
      { name: 'max-problems', value: 'N', help: 'show at most N findings of a rule; 0 for all' },
      { name: 'statistics', help: 'a table by rule instead of the findings' },
      color,
    ],
  },
  {
    subject: 'running',
    everyday: [help],
    rare: [
      { name: 'cache', value: 'DIR', help: 'keep results here to speed up the next run' },
      { name: 'timing', help: 'show how long each rule took' },
      debug,
    ],
  },
];
