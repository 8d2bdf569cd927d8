import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ESTree } from 'vite';
import { parseSync } from 'vite';

/** The project's folder, which every path below is relative to, with `/` between its parts. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** All files under a folder whose names match, as paths from the project's folder, in order. */
export function filesUnder(folder: string, pattern = /\.tsx?$/): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.includes('node_modules/') && !path.startsWith('tests/output/'))
    .toSorted();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

export type Node = ESTree.Node;

const trees = new Map<string, ESTree.Program>();

/** The syntax tree of a file; one that does not parse throws. */
export function treeOf(path: string): ESTree.Program {
  const known = trees.get(path);
  if (known) return known;
  const { program, errors } = parseSync(path, read(path));
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0].message}`);
  trees.set(path, program);
  return program;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Calls back for every node below one, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit);
  }
}

/** `path:line`, where an editor can jump to. */
export const placeOf = (path: string, node: Node): string =>
  `${path}:${read(path).slice(0, node.start).split('\n').length}`;

/** What a file imports, re-exports or loads with import(), with relative paths resolved from the project's folder. */
export interface Import {
  from: string;
  to: string;
  /** The path as it is written. */
  written: string;
  /** True if nothing of it is left at run time. */
  typeOnly: boolean;
}

export function importsOf(path: string): Import[] {
  const found: Import[] = [];
  const add = (written: string, typeOnly: boolean): void => {
    const bare = written.replace(/\?.*$/, '');
    const to = bare.startsWith('.') ? posix.join(dirname(path), bare) : bare;
    found.push({ from: path, to, written, typeOnly });
  };
  walk(treeOf(path), (node) => {
    if (node.type === 'ImportDeclaration') {
      const parts = node.specifiers;
      const typesAlone =
        parts.length > 0 &&
        parts.every((part) => part.type === 'ImportSpecifier' && part.importKind === 'type');
      add(node.source.value, node.importKind === 'type' || typesAlone);
    }
    if (node.type === 'ExportAllDeclaration') add(node.source.value, node.exportKind === 'type');
    else if (node.type === 'ExportNamedDeclaration' && node.source)
      add(node.source.value, node.exportKind === 'type');
    else if (node.type === 'ImportExpression' && node.source.type === 'Literal')
      add(String(node.source.value), false);
    else if (
      node.type === 'NewExpression' &&
      node.callee.type === 'Identifier' &&
      node.callee.name === 'URL'
    ) {
      // new URL('./layout.worker.ts', import.meta.url) loads a file as an import does.
      const [first] = node.arguments;
      if (first?.type === 'Literal' && typeof first.value === 'string' && /^\..*\.tsx?$/.test(first.value))
        add(first.value, false);
    }
  });
  return found;
}

/** Where a file names a global that is not a property, key, parameter or declaration of its own: `window`, `Date` … */
export function globalsIn(path: string, names: ReadonlySet<string>): string[] {
  const own = new Set<string>();
  const uses: { name: string; node: Node }[] = [];
  const skip = new Set<Node>();
  walk(treeOf(path), (node) => {
    if (node.type.startsWith('TS')) return;
    if (node.type === 'MemberExpression' && !node.computed) skip.add(node.property);
    if (node.type === 'Property' && !node.computed) {
      // { name } as a value is a use; as a pattern it declares.
      if (!node.shorthand) skip.add(node.key);
    }
    if ((node.type === 'PropertyDefinition' || node.type === 'MethodDefinition') && !node.computed)
      skip.add(node.key);
    if (node.type === 'VariableDeclarator') for (const name of boundBy(node.id)) own.add(name);
    if ('params' in node && Array.isArray(node.params))
      for (const parameter of node.params)
        if (isNode(parameter)) for (const name of boundBy(parameter)) own.add(name);
    if (
      node.type === 'ImportSpecifier' ||
      node.type === 'ImportDefaultSpecifier' ||
      node.type === 'ImportNamespaceSpecifier'
    )
      own.add(node.local.name);
    if (node.type === 'FunctionDeclaration' && node.id) own.add(node.id.name);
    if (node.type === 'Identifier' && names.has(node.name)) uses.push({ name: node.name, node });
  });
  return uses
    .filter(({ name, node }) => !skip.has(node) && !own.has(name))
    .map(({ name, node }) => `${placeOf(path, node)} uses ${name}`);
}

/** The names that a pattern binds. */
function boundBy(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundBy(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundBy(element) : []));
    case 'AssignmentPattern':
      return boundBy(pattern.left);
    case 'RestElement':
      return boundBy(pattern.argument);
    default:
      return [];
  }
}
