/** An S3 bucket: an `S3Bucket` or `DataAwsS3Bucket` of cdktf, or the outputs of a module. */
export interface IBucket {
  /** The bucket's ARN. */
  readonly arn: string;
  /** The bucket's name. */
  readonly bucket: string;
}
