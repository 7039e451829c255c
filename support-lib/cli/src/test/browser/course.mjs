// Where the course is, and `./course lab` as a child process.
import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

export const home = resolve(fileURLToPath(import.meta.url), '../../../../../..');

/** Starts `./course lab --no-browser`; resolves when it has printed its address. */
export async function startLab() {
  // A process group of its own: the interrupt then goes where Ctrl-C in a terminal would send it.
  const child = spawn('./course', ['lab', '--no-browser'], { cwd: home, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const address = await new Promise((found, failed) => {
    const listen = text => {
      printed += text;
      const url = /Open (http:\S+)/.exec(printed);
      if (url) found(new URL(url[1]));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', failed);
    child.on('exit', code => failed(new Error(`course lab ended with exit code ${code}:\n${printed}`)));
  });
  const ended = new Promise(done => child.on('exit', (code, signal) => done(code ?? signal)));
  return {
    base: address.origin,
    token: address.searchParams.get('token'),
    isJupyterLab: address.pathname.startsWith('/lab'),
    /** Every process that descends from the command, itself included: [{pid, args}]. */
    processes: () => descendants(child.pid),
    /** Ctrl-C; resolves when the command has ended. */
    interrupt: () => { process.kill(-child.pid, 'SIGINT'); return ended; },
    kill: () => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* it has ended */ } },
  };
}

/** All processes of this machine: [{pid, parent, args}]. */
export function processTable() {
  return execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .map(line => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter(Boolean)
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args }));
}

function descendants(root) {
  const all = processTable();
  const family = all.filter(process => process.pid === root);
  for (const process of family) family.push(...all.filter(child => child.parent === process.pid));
  return family;
}
