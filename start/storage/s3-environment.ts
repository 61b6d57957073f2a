import { EnvironmentError, read } from '../variable.js';
import type { S3Bucket } from './s3-storage.js';

const variables = ['AFTERCARE_S3_URL', 'AFTERCARE_S3_KEY_ID', 'AFTERCARE_S3_SECRET', 'AFTERCARE_S3_REGION'];

/** All of it or nothing: a bucket without a key, or a key without a bucket, is a mistake. @throws EnvironmentError */
export function readS3(env: NodeJS.ProcessEnv): S3Bucket | undefined {
  const [url, keyId, secret, region = 'us-east-1'] = variables.map((variable) => read(env, variable));
  if (variables.every((variable) => read(env, variable) === undefined)) return undefined;
  if (url === undefined || !isBucket(url))
    throw new EnvironmentError(
      'AFTERCARE_S3_URL',
      'the address of a bucket, like https://bucket.s3.eu-central-1.amazonaws.com or https://host/bucket',
    );
  if (keyId === undefined)
    throw new EnvironmentError('AFTERCARE_S3_KEY_ID', 'the id of an access key to AFTERCARE_S3_URL');
  if (secret === undefined)
    throw new EnvironmentError('AFTERCARE_S3_SECRET', 'the secret that belongs to AFTERCARE_S3_KEY_ID');
  if (!/^[a-z0-9-]+$/.test(region))
    throw new EnvironmentError('AFTERCARE_S3_REGION', 'a region like eu-central-1', region);
  return { url, keyId, secret, region };
}

const isBucket = (url: string): boolean => /^https?:\/\/[^?#@]+$/.test(url) && URL.canParse(url);
