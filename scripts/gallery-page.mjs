/** What a picture is called: its state, and the look that it is seen in. */
const NAME = /^(.*?)-(light|dark|chinese|narrow|narrow-dark)$/;

/**
 * A page that shows the pictures side by side: a row for each state, in each look.
 * @param {readonly string[]} pictures
 */
export function galleryPage(pictures) {
  /** @type {Map<string, string[]>} */
  const states = new Map();
  for (const picture of pictures) {
    const [, state = picture] = NAME.exec(picture) ?? [];
    states.set(state, [...(states.get(state) ?? []), picture]);
  }
  const image = (/** @type {string} */ name) =>
    `<a href="${name}.png"><img src="${name}.png" alt="${name}" loading="lazy"></a>`;
  const rows = Array.from(
    states,
    ([state, names]) =>
      `<section id="${state}"><h2>${state}</h2><div>${names.map(image).join('')}</div></section>`,
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
<p>${Array.from(states.keys(), (state) => `<a href="#${state}">${state}</a>`).join(' · ')}</p>
${rows.join('\n')}
`;
}
