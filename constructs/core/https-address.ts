import { LABEL } from "./domain-name";

/** A host that others can look up: its last label is no number, as that of an IPv4 address is. */
const NAME = `(?:${LABEL}\\.)+(?=[a-z0-9-]*[a-z])${LABEL}`;

/** An address that a browser goes to: `https`, a host in any case, and no fragment. */
export const HTTPS_ADDRESS = /^https:\/\/[^\s/?#]+(?:[/?][^\s#]*)?$/;

/** An issuer (OpenID Connect Core, 1.2, "Issuer Identifier"): it has no query either. */
export const ISSUER = /^https:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/;

/**
 * An address that a load balancer asks itself: with a domain name, which everybody can look up, and without a user (Elastic
 * Load Balancing user guide, "Prepare to use an OIDC-compliant IdP").
 */
export const PUBLIC_HTTPS_ADDRESS = new RegExp(`^https://${NAME}(?::\\d+)?(?:[/?][^\\s#]*)?$`, "i");

/** The same, on the port of HTTPS. */
export const PUBLIC_HTTPS_ADDRESS_443 = new RegExp(`^https://${NAME}(?::443)?(?:[/?][^\\s#]*)?$`, "i");

/** An issuer whose keys others fetch from it: with a domain name, which everybody can look up. */
export const PUBLIC_ISSUER = new RegExp(`^https://${NAME}(?::\\d+)?(?:/[^\\s?#]*)?$`, "i");
