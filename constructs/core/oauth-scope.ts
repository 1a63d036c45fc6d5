/** One scope of OAuth 2.0 (RFC 6749, 3.3: `scope-token`): ASCII without blanks, `"` and `\`. */
export const OAUTH_SCOPE = /^[\x21\x23-\x5B\x5D-\x7E]+$/;
