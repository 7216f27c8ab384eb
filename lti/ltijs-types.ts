/** The little of ltijs that we call; the package has no types of its own. */
export interface LtijsPlatform {
  platformKid(): Promise<string>;
  platformPrivateKey(): Promise<string>;
}

export interface LtijsProvider {
  setup(
    encryptionKey: string,
    database: { plugin: object },
    options: { ltiaas: boolean; cors: boolean; appRoute: string },
  ): LtijsProvider;
  registerPlatform(platform: {
    url: string;
    clientId: string;
    name: string;
    authenticationEndpoint: string;
    accesstokenEndpoint: string;
    authorizationServer?: string;
    authConfig: { method: 'JWK_SET'; key: string };
  }): Promise<LtijsPlatform>;
  getPlatform(url: string, clientId: string): Promise<LtijsPlatform | false>;
  deletePlatform(url: string, clientId: string): Promise<boolean>;
  DeepLinking: {
    createDeepLinkingMessage(
      idToken: LtijsLaunch,
      items: object[],
      options: { message?: string },
    ): Promise<string>;
  };
}

/** What of a launch the deep-linking answer is made from. */
export interface LtijsLaunch {
  iss: string;
  clientId: string;
  deploymentId: string;
  platformContext: {
    deepLinkingSettings: { accept_types: string[]; accept_multiple: boolean; data?: string };
  };
}

export interface LtijsModule {
  /** One ready-made instance a process; its constructor makes more. */
  Provider: LtijsProvider & { constructor: new () => LtijsProvider };
}
