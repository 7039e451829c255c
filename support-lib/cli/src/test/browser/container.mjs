// Containers of the image that image/build-image has left in IMAGE_WORK, started as Docker or Kubernetes would.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { home } from './course.mjs';

const work = process.env.IMAGE_WORK ?? join(home, 'target/image');
const image = 'localhost/rendezvous-test';
const inContainer = join(home, 'support-lib/cli/src/test/image/in-container');

const buildah = (...words) => execFileSync(
  'buildah', ['--storage-driver', 'overlay', '--root', join(work, 'store'), '--runroot', join(work, 'run'), ...words], { encoding: 'utf8' }).trim();

/** What the image says of itself: {User, Env, Entrypoint, Cmd, WorkingDir, …}. */
export const configuration = () => JSON.parse(buildah('inspect', '--type', 'image', image)).OCIv1.config;

/** The file in which in-container names a container's limits. */
const limitsOf = container => join(work, `limits.${container}`);

/** A fresh container; what is started in it sees what was started before has written. */
export function newContainer() {
  const container = buildah('from', '--pull-never', image);
  const root = buildah('mount', container);
  return {
    /** Its files, seen from outside. */
    root,
    /** Runs a command to its end: {code, out}. */
    run: (...command) => new Promise(done => execFile(inContainer, [work, container, ...command], { encoding: 'utf8', maxBuffer: 1 << 24 },
      (error, stdout, stderr) => done({ code: error ? error.code ?? error.signal : 0, out: stdout + stderr }))),
    start: command => start(container, command),
    /** Files that were written or changed in it. */
    changes: () => filesBelow(join(dirname(root), 'diff')),
    remove: () => { buildah('umount', container); buildah('rm', container); removeGroups(container); rmSync(limitsOf(container), { force: true }); },
  };
}

/** A server in the container: its output, its end, and what memory it takes. */
function start(container, command) {
  const limits = limitsOf(container);
  rmSync(limits, { force: true });
  const process = spawn(inContainer, [work, container, ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '', ended = false;
  process.stdout.on('data', text => { printed += text; });
  process.stderr.on('data', text => { printed += text; });
  const end = new Promise(done => process.on('exit', code => { ended = true; done(code); }));
  const memory = new MemoryWatch(limits);
  return {
    /** Since the container began, which it does with its limits: its files were mounted and its configuration read before. */
    seconds: () => (Date.now() - statSync(limits).mtimeMs) / 1000,
    log: () => printed,
    memory,
    /** Waits until an address answers. */
    async answers(address) {
      while (!ended) {
        const answer = await fetch(address).catch(() => null);
        if (answer?.ok) return answer.json();
        await pause(50);
      }
      throw new Error(`the server has ended:\n${printed}`);
    },
    async stop() {
      memory.stop();
      killFirst(process.pid);
      process.kill('SIGKILL');
      await end;
    },
  };
}

/**
 * The first process of a container, the child of unshare: with it ends everything in there. Its own --kill-child does not
 * do it, as Linux forgets that with the change of user.
 */
function killFirst(unshare) {
  const first = readFileSync(`/proc/${unshare}/task/${unshare}/children`, 'utf8').trim();
  if (first) process.kill(Number(first), 'SIGKILL');
}

/** Looks at the control group's memory again and again: the most that it was is what a limit must allow. */
class MemoryWatch {
  peak = { workingSet: 0, anonymous: 0 };

  constructor(limits) {
    this.limits = limits;
    this.timer = setInterval(() => this.look(), 200);
  }

  look() {
    try {
      this.group ??= this.findGroup();
      const number = file => Number(readFileSync(join(this.group, file), 'utf8'));
      const facts = Object.fromEntries(readFileSync(join(this.group, 'memory.stat'), 'utf8').trim().split('\n').map(line => line.split(' ')));
      const isV2 = facts.anon !== undefined;
      const used = number(isV2 ? 'memory.current' : 'memory.usage_in_bytes');
      // What Kubernetes calls the working set: without pages of files that can go at once.
      const workingSet = used - Number(facts[isV2 ? 'inactive_file' : 'total_inactive_file']);
      const anonymous = Number(facts[isV2 ? 'anon' : 'total_rss']);
      this.peak.workingSet = Math.max(this.peak.workingSet, workingSet);
      this.peak.anonymous = Math.max(this.peak.anonymous, anonymous);
    } catch { /* not there yet, or already gone */ }
  }

  findGroup() {
    const group = readFileSync(this.limits, 'utf8').trim();
    if (!group.startsWith('/')) throw new Error('no control group');
    return group;
  }

  /** Such as "working set 412 MiB, anonymous 390 MiB". */
  toString() {
    const mib = bytes => Math.round(bytes / 1048576);
    return this.group ? `working set ${mib(this.peak.workingSet)} MiB, anonymous ${mib(this.peak.anonymous)} MiB` : 'no control group here';
  }

  stop() { clearInterval(this.timer); }
}

/** The control groups that in-container has made for it; those in use stay. */
function removeGroups(container) {
  for (const folder of ['', 'memory', 'cpu'].map(name => join('/sys/fs/cgroup', name)).filter(existsSync)) {
    for (const group of readdirSync(folder).filter(name => name.startsWith(`rendezvous-image-${container}.`))) {
      try { rmdirSync(join(folder, group)); } catch { /* the kernel has not let go of it yet */ }
    }
  }
}

function filesBelow(folder, path = '') {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesBelow(folder, join(path, entry.name)) : [join('/', path, entry.name)]);
}

export async function freePort() {
  const probe = createServer();
  await new Promise(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise(done => probe.close(done));
  return port;
}
