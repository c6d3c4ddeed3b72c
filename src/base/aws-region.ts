/** Regions of AWS as its own names tell them. A region is written `eu-central-1`, `us-gov-west-1`. */
const REGION = '[a-z]{2}(?:-[a-z]+)+-[0-9]';

const ENDPOINT = new RegExp(`(?:^|[.-])(${REGION})\\.(?:vpce\\.)?amazonaws\\.com(?:\\.cn)?$`);
const ZONE = new RegExp(`^(${REGION})[a-z]$`);
const ARN = new RegExp(`^arn:aws[a-z-]*:[a-z0-9-]+:(${REGION}):`);

/**
 * The region that a service of AWS answers from at this address (`https://s3.eu-central-1.amazonaws.com`); undefined for addresses without one and for other
 * clouds. Source: "Amazon S3 endpoints and quotas", with the older spellings `s3-REGION` and `s3-external-1`.
 */
export function regionOfEndpoint(address: string): string | undefined {
  const host = address
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .split(/[/:?]/, 1)[0]!;
  if (/(^|\.)s3-external-1\.amazonaws\.com$/.test(host)) return 'us-east-1';
  return ENDPOINT.exec(host)?.[1];
}

/** The region of an availability zone (`us-east-1a`); undefined for local zones and names of another form. */
export function regionOfZone(zone: string): string | undefined {
  return ZONE.exec(zone)?.[1];
}

/** The region that an ARN names; undefined for global ones and for what is no ARN. */
export function regionOfArn(arn: string): string | undefined {
  return ARN.exec(arn.trim())?.[1];
}
