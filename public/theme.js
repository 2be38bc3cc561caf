// Runs before the first paint, as a file since the CSP allows no inline script, so that dark never flashes light.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('run-console.theme');
  } catch {
    // A forbidden storage means: as the system.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
