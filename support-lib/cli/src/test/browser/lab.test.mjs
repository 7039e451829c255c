// A learner's first minutes: `./course lab`, open a notebook, run everything, see the plot, Ctrl-C.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './chromium.mjs';
import { home, processTable, startLab } from './course.mjs';
import { errorsOf, frontEnds, plotOf, runAll } from './frontends.mjs';

const MINUTE = 60_000;
const scratch = 'target/browser';
let lab, browser;

before(async () => {
  lab = await startLab();
  browser = await openBrowser({ viewport: { width: 1280, height: 1100 } });
}, { timeout: 5 * MINUTE });

after(async () => {
  await browser?.close();
  lab?.kill();
});

test('a notebook runs in the browser and shows its plot', { timeout: 5 * MINUTE }, async () => {
  const names = readdirSync(join(home, 'notebooks')).filter(name => name.endsWith('.ipynb')).sort();
  const meansToFail = name => JSON.parse(readFileSync(join(home, 'notebooks', name), 'utf8'))
    .cells.some(cell => cell.metadata.tags?.includes('raises-exception'));
  // Of the notebooks, the tour of the lab runs the longest.
  const name = names.find(name => !name.startsWith('00') && !meansToFail(name));
  assert.ok(name, 'there is a notebook none of whose cells is meant to fail');
  // A copy: a front end saves what it has opened.
  const file = `${scratch}/${name}`;
  mkdirSync(join(home, scratch), { recursive: true });
  copyFileSync(join(home, 'notebooks', name), join(home, file));

  const { page } = browser;
  const frontEnd = lab.isJupyterLab ? frontEnds.jupyterLab : frontEnds.classic;
  await page.goto(`${lab.base}${frontEnd.path(file)}?token=${lab.token}`, { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(frontEnd.isReady, null, { timeout: MINUTE });
  try {
    await runAll(page, frontEnd, 3 * MINUTE);
  } finally {
    await page.screenshot({ path: join(home, scratch, 'lab-end.png') });
  }

  assert.deepEqual(await errorsOf(page, frontEnd), [], 'no cell failed');
  await (await plotOf(page, frontEnd)).scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(home, scratch, 'lab.png') });
});

test('Ctrl-C ends the server and its kernel', { timeout: MINUTE }, async () => {
  const before = lab.processes();
  assert.ok(before.some(process => /rendezvous\.kernel/.test(process.args)), `a kernel runs: ${before.map(process => process.args.slice(0, 80)).join('\n')}`);

  const code = await lab.interrupt();

  assert.ok(code === 130 || code === 0 || code === 'SIGINT', `it ended with ${code}`);
  const mine = new Map(before.map(process => [process.pid, process.args]));
  const left = processTable().filter(process => mine.get(process.pid) === process.args);
  assert.deepEqual(left, [], 'no process survives');
  rmSync(join(home, scratch, '.ipynb_checkpoints'), { recursive: true, force: true });
  assert.ok(!existsSync(join(home, 'notebooks/.ipynb_checkpoints')), 'the notebooks were left alone');
});
