import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { StepError, runMain, say } from './steps.mjs';

/**
 * Names the images of a Dockerfile by what they are now, so that the next build is made of the same: asks the registry for the
 * digest of each `FROM name:tag` and puts it behind the tag, in place of the one that stands there. Needs Docker.
 */
await runMain(() => {
  const file = process.argv[2] ?? 'deploy/Dockerfile';
  const text = readFileSync(file, 'utf8');
  const pinned = text.replaceAll(/^(FROM [^\s@]+)(?:@\S+)?/gm, (_, from) => {
    const image = String(from).slice('FROM '.length);
    const digest = digestOf(image);
    say(`${image} is ${digest}`);
    return `${from}@${digest}`;
  });
  writeFileSync(file, pinned);
});

/** @param {string} image */
function digestOf(image) {
  const args = ['buildx', 'imagetools', 'inspect', image, '--format', '{{.Manifest.Digest}}'];
  const { status, stdout } = spawnSync('docker', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const digest = status === 0 ? stdout.trim() : '';
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) return digest;
  throw new StepError(
    `The registry gave no digest for ${image}. Check Docker and the network, then start again.`,
  );
}
