// Jupyter's two front ends, as a person works in them: the classic notebook and JupyterLab.
import assert from 'node:assert/strict';

/** What a test must know of the page, in either of Jupyter's two front ends. */
export const frontEnds = {
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

/** Runs all cells of the notebook that is open; resolves when they have run, or one has failed. */
export async function runAll(page, frontEnd, timeout) {
  await frontEnd.runAll(page);
  const failed = page.waitForSelector(frontEnd.errors, { timeout }).catch(() => {});
  await Promise.race([failed, page.waitForFunction(frontEnd.isDone, null, { timeout })]);
}

/** What failed cells say. */
export function errorsOf(page, frontEnd) {
  return page.$$eval(frontEnd.errors, errors => errors.map(error => error.innerText.slice(0, 500)));
}

/** Waits for a plot; gives its locator. Small drawings are legends and marks. */
export async function plotOf(page, frontEnd) {
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
  return plots.nth(plot);
}
