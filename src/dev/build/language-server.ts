/** The two doors of one package as one file of `dist/lazy`: what is of Node, and the connection that leaves the process alone. */
export * from 'vscode-languageserver/node';
export { createConnection } from 'vscode-languageserver';
