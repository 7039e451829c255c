// Reads the whole book that `./course run` has written to target/book: wide and light, narrow and dark.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from './chromium.mjs';
import { home } from './course.mjs';

const book = process.env.BOOK ?? join(home, 'target/book');
const skip = existsSync(join(book, 'index.html')) ? false : `there is no book in ${book}; ./course run writes it`;
const pages = skip ? [] : readdirSync(book).filter(name => name.endsWith('.html')).sort();
const address = name => pathToFileURL(join(book, name)).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('there is a book', { skip }, () => assert.ok(pages.length > 1));

// Two browsers at once; what each of them reads, it reads page by page.
describe('every page', { skip, concurrency: 2 }, () => {
  for (const { width, colorScheme } of [{ width: 1280, colorScheme: 'light' }, { width: 390, colorScheme: 'dark' }]) {
    describe(`${width} pixels, ${colorScheme}`, { concurrency: 1 }, () => {
      let browser;
      before(async () => { browser = await openBrowser({ viewport: { width, height: 900 }, colorScheme }); });
      after(() => browser.close());

      for (const name of pages) {
        test(name, { timeout: 60_000 }, () => read(browser, name));
      }
    });
  }
});

async function read({ page, problems }, name) {
  problems.length = 0;
  await page.goto(address(name));
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
  await page.evaluate(() => Promise.all([...document.images].map(picture => picture.decode())));
  await page.evaluate(() => document.fonts.ready);

  assert.deepEqual(await page.evaluate(() => [...document.images].filter(picture => picture.naturalWidth === 0).map(picture => picture.alt)), [], 'pictures are loaded');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
  assert.deepEqual(problems, [], 'nothing is complained about');
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  assert.deepEqual(violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(' | ')}`), [], 'accessible');
}

describe('finding one\'s way', { skip }, () => {
  let browser;
  before(async () => { browser = await openBrowser({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' }); });
  after(() => browser.close());

  test('next leads through every notebook, from the index', async () => {
    const { page } = browser;
    await page.goto(address('index.html'));
    // A click returns before the page that it leads to is there.
    const follow = async link => {
      const target = await link.evaluate(a => a.href);
      await link.click();
      await page.waitForURL(target, { waitUntil: 'load' });
      return target;
    };
    const seen = [await follow(page.locator('.chapter li a').first())];
    while (await page.locator('a[rel=next]').count() > 0) {
      seen.push(await follow(page.locator('a[rel=next]').first()));
    }
    assert.equal(new Set(seen).size, pages.length - 1);
  });

  test('every link inside the book leads somewhere', async () => {
    const { page } = browser;
    const ids = new Map(), links = [];
    for (const name of pages) {
      await page.goto(address(name));
      ids.set(address(name), new Set(await page.$$eval('[id]', all => all.map(one => one.id))));
      links.push(...await page.$$eval('a[href]', all => all.map(one => one.href)));
    }
    const lost = [...new Set(links)].filter(link => link.startsWith('file:')).filter(link => {
      const [file, id] = link.split('#');
      return !ids.has(file) || (id && !ids.get(file).has(decodeURIComponent(id)));
    });
    assert.deepEqual(lost, []);
  });

  test('the theme is the reader\'s choice, and is remembered', async () => {
    const { page } = browser;
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(address('index.html'));
    const light = await paper();
    await page.click('.theme');
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.goto(address(pages.find(name => name !== 'index.html')));
    assert.equal(await paper(), dark, 'on the next page too');
    await page.reload();
    assert.equal(await paper(), dark, 'and after loading it again');
    await page.click('.theme');
    assert.equal(await paper(), light);
  });
});
