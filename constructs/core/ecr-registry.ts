/**
 * A registry of ECR, as a part of a regular expression: `<account>.dkr.ecr.<region>.amazonaws.com`, or with IPv6
 * `<account>.dkr-ecr.<region>.on.aws` (Amazon ECR user guide, "Making requests to Amazon ECR registries").
 */
export function ecrRegistry(account: string, region: string): string {
  return String.raw`(${account})\.dkr[.-]ecr(?:-fips)?\.(${region})\.[a-z0-9.-]+`;
}
