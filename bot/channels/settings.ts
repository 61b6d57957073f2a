/** Each channel is off without its settings. They are read and checked at the start (README, "Channels"). */
export interface ChannelSettings {
  readonly webhook?: WebhookSettings;
  readonly wechat?: WechatSettings;
  readonly email?: EmailSettings;
}

export interface WebhookSettings {
  /** Signs both ways. */
  readonly secret: string;
  /** Where messages to customers are posted. */
  readonly url: string;
}

export interface WechatSettings {
  /** AppID of the official account, or CorpID of the company. */
  readonly appId: string;
  readonly secret: string;
  /** Signs what WeChat posts. */
  readonly token: string;
  /** EncodingAESKey, 43 characters. */
  readonly aesKey: string;
  /** The application of a WeCom company; undefined for an official account. */
  readonly agentId: number | undefined;
  /** Where the customer-service API is. */
  readonly api: string;
}

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS, which is demanded of every host but this machine. */
  readonly secure: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

export interface EmailSettings {
  readonly imap: MailServer;
  readonly smtp: MailServer;
  /** Whom mails to customers come from. */
  readonly from: { readonly name: string; readonly address: string };
}
