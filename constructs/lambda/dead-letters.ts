import type { PolicyStatement } from "../iam/policy-document";

/** Where events go that failed (AWS Lambda developer guide, "Adding a dead-letter queue"); not a FIFO one. */
export type DeadLetters =
  | {
      /** ARN of a standard queue of SQS. */
      readonly queueArn: string;
      /** Not with a queue. */
      readonly topicArn?: undefined;
    }
  | {
      /** ARN of a standard topic of SNS. */
      readonly topicArn: string;
      /** Not with a topic. */
      readonly queueArn?: undefined;
    };

/** The ARN of whichever it is. */
export function deadLettersArn({ queueArn, topicArn }: DeadLetters): string {
  return queueArn ?? topicArn;
}

/** What the function's role needs to send events there; a KMS key of the queue's or topic's own is the caller's business. */
export function deadLettersStatement({ queueArn, topicArn }: DeadLetters): PolicyStatement {
  return queueArn === undefined
    ? { actions: ["sns:Publish"], resources: [topicArn] }
    : { actions: ["sqs:SendMessage"], resources: [queueArn] };
}
