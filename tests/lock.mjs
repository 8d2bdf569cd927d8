/**
 * `npm run lock`: completes package-lock.json with the packages for other systems that npm leaves out where the registry in use does not offer
 * them. Without them `npm ci` refuses the file, and on those systems it would lack its tools. Run it after every `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What the name of a package for one system says of it: "binding-linux-x64-musl". @param {string} name */
function placeOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!os || !cpu) throw new Error(`${name}: for which system is it?`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  const known = words.some((word) => word.startsWith('musl') || word.startsWith('gnu'));
  return { cpu: [cpu], ...(os === 'linux' && known && { libc: [libc] }), os: [os] };
}

let added = 0;
for (const { optionalDependencies = {}, dev, license, engines } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const key = `node_modules/${name}`;
    if (key in lock.packages) continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: ${version} is no one version.`);
    const { cpu, libc, os } = /** @type {{ cpu: string[], libc?: string[], os: string[] }} */ (placeOf(name));
    lock.packages[key] = { version, cpu, ...(dev && { dev }), ...(libc && { libc }), license, optional: true, os, engines };
    added += 1;
  }
}

if (added > 0) {
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added} packages for other systems added to package-lock.json.`);
