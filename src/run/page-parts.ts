import { LANGUAGES } from '../base/language.ts';
import type { PageAssets, PageChange, PageParts } from '../report/html/page-parts.ts';
import { argumentVariables } from './argument-variables.ts';
import { differenceSince } from './diff.ts';
import type { RunWorld } from './io.ts';
import { pageAssets } from './page-assets.ts';
import { picturesOf } from './pictures.ts';
import { ruleTexts } from './report-options.ts';
import type { RunOptions } from './run-options.ts';
import type { Linted } from './run.ts';

/** Makes what the page of a run shows beside its result. */
export type PageMaker = (ran: Linted, options: RunOptions, world: RunWorld) => PageParts;

/** Loads what every page is made of. */
export async function pageMaker(): Promise<PageMaker> {
  const assets = await pageAssets();
  return (ran, options, world) => world.interruptible(() => pageParts(assets, ran, options, world));
}

/** The page speaks the language that was asked for, else all, first that of the run. */
function pageParts(assets: PageAssets, ran: Linted, options: RunOptions, world: RunWorld): PageParts {
  const { rules, language, unignorable } = ran;
  const spoken = options.language === undefined ? [language, ...LANGUAGES.filter((other) => other !== language)] : [options.language];
  const change = changeOf(ran, options, world);
  return {
    assets,
    day: options.now.toISOString().slice(0, 10),
    speaking: spoken.map((each) => ({ language: each, ...ruleTexts(rules, each) })),
    unignorable,
    pictures: picturesOf(ran.workspace, argumentVariables(options, world), options.now),
    ...(change === undefined ? {} : { change }),
  };
}

function changeOf({ workspace, compared, change }: Linted, options: RunOptions, world: RunWorld): PageChange | undefined {
  if (compared === undefined || change === undefined) return undefined;
  const { name, earlier } = compared;
  return {
    name,
    ...change(),
    ...(earlier === undefined ? {} : { difference: differenceSince(workspace, { name, earlier }, options, world) }),
  };
}
