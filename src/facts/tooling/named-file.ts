import { absent, known } from '../../value/cell.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per file that a pipeline names for a task and that is not there. */
export const namedFiles = table(
  'named-file',
  {
    doc: 'A file that a task of a Concourse pipeline names, or that a script hands to om or bosh, and that is gone: its folder lies in this repository. Paths with a variable, outputs of other tasks and what a script makes are left out.',
    label: ['path'],
    columns: {
      parameter: text(
        'parameter of the task: CONFIG_FILE, VARS_FILES, OPS_FILES, ENV_FILE, DIRECTOR_CONFIG_FILE, OPSMAN_CONFIG_FILE; in a script the option, or bosh and its command',
      ),
      in_script: flag('true in a script or workflow'),
      path: text('path as the pipeline has it'),
      folder: text('folder that does not hold it, without the input that it lies in'),
      near: text('the nearest name in that folder; absent when none is near'),
    },
  },
  (input) =>
    (input.foundation.automation ?? []).flatMap(({ kind, missing }) =>
      missing.map(({ parameter, path, folder, near, at }) => {
        return new Row(at, {
          parameter: known(parameter, at),
          in_script: known(kind !== 'pipeline', at),
          path: known(path, at),
          folder: known(folder, at),
          near: near === undefined ? absent(at) : known(near, at),
        });
      }),
    ),
);
