/**
 * Sets the theme before the page is painted: the one that was chosen here, else the system's. A file of its own, since
 * the Content-Security-Policy forbids inline scripts; src/app changes `data-theme` from then on.
 */
(function () {
  let chosen = null;
  try {
    chosen = localStorage.getItem('run-console.theme');
  } catch {
    // Storage is forbidden: the system's theme it is.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
