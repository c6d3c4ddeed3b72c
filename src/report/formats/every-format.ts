// Every output format, one line a file. A new format is its file and its line here.
export { azure } from './azure.ts';
export { checkstyle } from './checkstyle.ts';
export { github } from './github.ts';
export { gitlab } from './gitlab.ts';
export { json } from './json.ts';
export { jsonV2 } from './json-v2.ts';
export { junit } from './junit.ts';
export { markdown } from './markdown.ts';
export { rdjson, rdjsonl } from './rdjson.ts';
export { sarif } from './sarif.ts';
export { teamcity } from './teamcity.ts';
export { text } from './text.ts';
export { unix } from './unix.ts';
