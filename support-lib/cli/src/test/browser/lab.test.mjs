// A learner's first minutes: `./course lab`, open a notebook, run everything, see the plot, Ctrl-C.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './chromium.mjs';
import { home, processTable, startLab } from './course.mjs';

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

/** What a test must know of the page, in either of Jupyter's two front ends. */
const frontEnds = {
  classic: {
    path: file => `/notebooks/${file}`,
    isReady: () => document.querySelector('#notebook .code_cell') !== null
      && document.querySelector('#kernel_indicator_icon.kernel_idle_icon') !== null
      && window.Jupyter?.notebook?.kernel?.is_connected() === true,
    runAll: async page => {
      await page.click('#menus >> text="Cell"');
      await page.click('#run_all_cells a');
    },
    isDone: () => {
      const prompts = [...document.querySelectorAll('.code_cell .input_prompt')].map(prompt => prompt.innerText.trim());
      return prompts.length > 0 && prompts.every(prompt => /\[\d+\]/.test(prompt));
    },
    outputs: '.output_area',
    errors: '.output_error',
  },
  // JupyterLab shows an idle kernel before there is one; its status bar names the kernel once it is there.
  jupyterLab: {
    path: file => `/lab/tree/${file}`,
    isReady: () => document.querySelector('.jp-NotebookPanel .jp-CodeCell') !== null
      && /\| Idle/.test(document.querySelector('#jp-bottom-panel, .jp-StatusBar-Widget')?.innerText ?? ''),
    runAll: async page => {
      await page.click('.lm-MenuBar-itemLabel:text-is("Run")');
      await page.click('.lm-Menu-itemLabel:text-is("Run All Cells")');
    },
    isDone: () => {
      const prompts = [...document.querySelectorAll('.jp-NotebookPanel .jp-CodeCell .jp-InputArea-prompt')].map(prompt => prompt.innerText.trim());
      return prompts.length > 0 && prompts.every(prompt => /\[\d+\]/.test(prompt))
        && /\| Idle/.test(document.querySelector('#jp-bottom-panel, .jp-StatusBar-Widget')?.innerText ?? '');
    },
    outputs: '.jp-OutputArea-output',
    errors: '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"], .jp-RenderedText[data-mime-type="application/vnd.jupyter.stderr"] .ansi-red-fg',
  },
};

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
  await frontEnd.runAll(page);
  try {
    const failed = page.waitForSelector(frontEnd.errors, { timeout: 3 * MINUTE }).catch(() => {});
    await Promise.race([failed, page.waitForFunction(frontEnd.isDone, null, { timeout: 3 * MINUTE })]);
  } finally {
    await page.screenshot({ path: join(home, scratch, 'lab-end.png') });
  }

  assert.deepEqual(await page.$$eval(frontEnd.errors, errors => errors.map(error => error.innerText.slice(0, 500))), [], 'no cell failed');
  // Small drawings are legends and marks.
  const plots = page.locator(`${frontEnd.outputs} figure :is(img, svg)`);
  await plots.first().waitFor({ timeout: 10_000 });
  const drawn = await plots.evaluateAll(pictures => Promise.all(pictures.map(async picture => {
    const box = picture.getBoundingClientRect();
    if (picture instanceof HTMLImageElement) await picture.decode();
    return {
      loaded: picture instanceof SVGElement || picture.naturalWidth > 0,
      width: box.width,
      height: box.height,
      alt: picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? picture.querySelector('title')?.textContent,
    };
  })));
  const plot = drawn.findIndex(picture => picture.loaded && picture.width > 200 && picture.height > 60);
  assert.ok(plot >= 0, `a plot is drawn: ${JSON.stringify(drawn)}`);
  assert.ok(drawn[plot].alt, 'the plot has an alternative text');
  await plots.nth(plot).scrollIntoViewIfNeeded();
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
