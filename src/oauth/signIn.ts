// How a person takes part in a sign-in; the host provides it.

export interface DeviceCodePrompt {
  /** What the person types. */
  readonly userCode: string;
  /** Where: always the address from the answer, since it differs between clouds. */
  readonly verificationUri: string;
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
  /** Aborts when the sign-in is over, however it ended. */
  readonly signal: AbortSignal;
}

/** Where the browser is sent back to; made for one sign-in. */
export interface RedirectReceiver {
  /** Registered with the application; sent as `redirect_uri`. */
  readonly redirectUri: string;
  /**
   * The full address of the first redirect that is `mine`; others belong to another tab or program and are answered
   * so. Rejects when the signal aborts.
   */
  receive(mine: (address: string) => boolean, signal: AbortSignal): Promise<string>;
  close(): void;
}

export interface SignInInteraction {
  /** False if no browser could be opened. */
  openBrowser(url: string): Promise<boolean>;
  showDeviceCode(prompt: DeviceCodePrompt): void;
  /** If the browser cannot reach this process (remote, Codespaces): `asExternalUri` and a URI handler. Default: loopback. */
  readonly receiveRedirect?: () => Promise<RedirectReceiver>;
  /** Milliseconds a person has for the browser (default five minutes). */
  readonly signInTimeoutMs?: number;
}
