/** An S3 bucket: cdktf's `S3Bucket` and `DataAwsS3Bucket` are such, and so are the outputs of a module. */
export interface IBucket {
  /** The bucket's ARN. */
  readonly arn: string;
  /** The bucket's name. */
  readonly bucket: string;
}
