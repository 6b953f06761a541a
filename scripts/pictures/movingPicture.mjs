// Puts frames together to an animated GIF with ImageMagick, if it is there.
import { statSync } from 'node:fs';
import { run } from '../setup/command.mjs';
import { Failure, tail } from '../setup/say.mjs';

const widthPx = 1_000;
const mostBytes = 1_500_000;

/** The program's name: `magick` since version 7, `convert` before. Windows has another program called convert. */
export async function imageMagick() {
  for (const program of ['magick', 'convert']) {
    const { code, output } = await run(program, ['-version']);
    if (code === 0 && output.includes('ImageMagick')) return program;
  }
  return undefined;
}

/**
 * @param {string} program what imageMagick() found
 * @param {readonly {file: string, durationMs: number}[]} frames
 * @param {string} file where the picture goes
 */
export async function movingPicture(program, frames, file) {
  // One palette for all and no dithering: a surface has the same colour in every frame, so only what changed is kept.
  const palette = `${frames[0].file}.palette.png`;
  const files = frames.map(({ file: frame }) => frame);
  await magick(program, [...files, '-append', '+dither', '-colors', '200', '-unique-colors', palette]);
  const timed = frames.flatMap(({ file: frame, durationMs }) => ['-delay', String(durationMs / 10), frame]);
  const smaller = ['-resize', `${widthPx}x`, '+dither', '-remap', palette];
  await magick(program, [...timed, ...smaller, '-layers', 'Optimize', '-loop', '0', file]);
  const { size } = statSync(file);
  if (size > mostBytes)
    throw new Failure(`The moving picture has ${size} bytes, more than ${mostBytes}.`, {
      todo: 'Leave out frames in test/support/recordWizard.ts, or make it narrower here.',
    });
}

async function magick(program, args) {
  const { code, output } = await run(program, args);
  if (code !== 0) throw new Failure('ImageMagick could not make the moving picture.', { why: tail(output) });
}
