// The theme: the system's unless the reader chose one. Runs before the page is drawn, so that it does not flash.
const store = {
  read: () => { try { return localStorage.getItem('theme'); } catch { return null; } },
  write: theme => { try { localStorage.setItem('theme', theme); } catch { /* private browsing: not remembered */ } },
};
const root = document.documentElement;
const chosen = store.read();
if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('.theme');
  const label = () => { button.textContent = isDark() ? 'Light' : 'Dark'; button.setAttribute('aria-label', `Switch to the ${isDark() ? 'light' : 'dark'} theme`); };
  button.hidden = false;
  button.addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; store.write(root.dataset.theme); label(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  label();
});
