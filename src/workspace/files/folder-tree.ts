import { join } from 'node:path';
import { SourceFile } from '../../base/source.ts';
import { filesBelow } from './find-files.ts';
import { isInside, stepsBelow } from './paths.ts';
import { DISK, type Tree } from './tree.ts';

/** A folder that stands for another one at an earlier time: paths below `now` are looked up below `then`. `name` is what the revision is called. */
export function folderTree(now: string, then: string, name: string): Tree {
  const there = (absolute: string): string | undefined => (isInside(absolute, now) ? join(then, ...stepsBelow(absolute, now)) : undefined);
  return {
    kindOf: (absolute) => {
      const path = there(absolute);
      return path === undefined ? undefined : DISK.kindOf(path);
    },
    list: (folder) => {
      const path = there(folder);
      return path === undefined ? [] : DISK.list(path);
    },
    // links lead where they lead; what counts is that they stay inside
    realPath: (absolute) => {
      const real = DISK.realPath(there(absolute) ?? absolute);
      const root = DISK.realPath(then);
      return isInside(real, root) ? join(now, ...stepsBelow(real, root)) : real;
    },
    read: (absolute, shown) => {
      const reading = DISK.read(there(absolute) ?? absolute, shown);
      return reading.file === undefined ? reading : { file: new SourceFile(reading.file.path, reading.file.text, name) };
    },
    expect: () => {},
    files: () => filesBelow([then], { cwd: then, allowOutside: false, treeOf: () => then }).files.map(({ path }) => join(now, path)),
  };
}
