/**
 * A page that shows the pictures side by side: a row for each state, in each look.
 * @param {readonly string[]} states
 * @param {readonly string[]} looks
 */
export function galleryPage(states, looks) {
  const picture = (/** @type {string} */ name) =>
    `<a href="${name}.png"><img src="${name}.png" alt="${name}" loading="lazy"></a>`;
  const rows = states.map(
    (state) =>
      `<section id="${state}"><h2>${state}</h2><div>${looks.map((look) => picture(`${state}-${look}`)).join('')}</div></section>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every state of the run console</title>
<style>
  body { margin: 24px; font: 14px system-ui, sans-serif; background: #888; }
  div { display: flex; gap: 12px; overflow-x: auto; }
  img { height: 420px; display: block; }
</style>
<h1>Every state of the run console</h1>
<p>${states.map((state) => `<a href="#${state}">${state}</a>`).join(' · ')}</p>
${rows.join('\n')}
`;
}
