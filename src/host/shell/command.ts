// What a command is: one row that says what it is about, what it asks first, and what it does. See dispatcher.ts.
import type { Call } from './call.ts';
import type { Question } from './question.ts';

/** What a running command has from the dispatcher. */
export interface RunContext {
  readonly byPerson: boolean;
  /** The answer to `confirm`; empty if nothing was asked. */
  readonly answer: string;
  /** Aborts when the person cancels the progress. */
  readonly signal: AbortSignal;
  /** How far it is, in words. */
  readonly report: (text: string) => void;
}

export interface Progress {
  readonly title: string;
  /** `view`: in the Exchange Mailboxes view, with a notification once it takes long. `notification`: from the start. */
  readonly where: 'view' | 'notification';
}

/** Methods, so that rows of different subjects stand in one list. */
export interface CommandRow<Subject, Result> {
  readonly id: string;
  /** Set if it runs in trusted workspaces only: what does not happen otherwise, as the end of "…, so ". */
  readonly needsTrust?: string;
  /** What the command is about: from its argument, or asked with pickers. Nothing changes here. */
  choose(call: Call): Promise<Subject> | Subject;
  /** Asked before `run`, also if code calls; undefined if this subject needs no question. */
  confirm?(subject: Subject): Promise<Question | undefined> | Question | undefined;
  /** Shown while it runs, if a person is there. */
  progress?(subject: Subject): Progress | undefined;
  /** Returns JSON for code. */
  run(subject: Subject, work: RunContext): Promise<Result> | Result;
  /** Tells a person what came of it; the command does not wait for an answer. */
  tell?(result: Result, subject: Subject): Promise<void> | void;
}

export type Command = CommandRow<unknown, unknown>;

/** A row whose parts agree on what they are about. */
export const command = <Subject, Result>(row: CommandRow<Subject, Result>): Command => row;

/** A row that is about the call itself: no registration or mailbox. */
export const simpleCommand = <Result>(row: Omit<CommandRow<Call, Result>, 'choose'>): Command => ({
  choose: (call) => call,
  ...row,
});
