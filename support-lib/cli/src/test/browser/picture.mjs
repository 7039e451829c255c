// The picture in the README: a page of the book as it stands in target/book.
// node picture.mjs PAGE#FRAGMENT [light|dark]
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from './chromium.mjs';
import { home } from './course.mjs';

const [place = '12-channels-and-their-limits.html#cell-10', colorScheme = 'light'] = process.argv.slice(2);
const [name, fragment] = place.split('#');
const file = join(home, 'docs', 'book.png');
const browser = await openBrowser({ viewport: { width: 1280, height: 860 }, colorScheme });
try {
  mkdirSync(join(home, 'docs'), { recursive: true });
  const address = pathToFileURL(join(home, 'target/book', name));
  address.hash = fragment ?? '';
  await browser.page.goto(address.href);
  await browser.page.evaluate(() => document.fonts.ready);
  await browser.page.screenshot({ path: file });
} finally {
  await browser.close();
}
console.log(`${file}: ${Math.round(statSync(file).size / 1024)} KB`);
