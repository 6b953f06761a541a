// Patterns of the files in which completion is offered. Data alone: the build evaluates this file, so that activation does
// not read how each file is written.
import { configFiles } from './configFiles.ts';

export const completionPatterns: readonly string[] = configFiles.flatMap(({ patterns }) => patterns);
