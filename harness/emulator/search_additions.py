"""What moto lacks of OpenSearch domains: the Resource Groups Tagging API lists those that have a tag."""

from moto.core.resource_tagging import TaggedResource, make_tag_matcher, match_resource_type
from moto.opensearch.models import opensearch_backends
from moto.resourcegroupstaggingapi.models import ResourceGroupsTaggingAPIBackend


def install():
    listed = ResourceGroupsTaggingAPIBackend._get_resources_generator

    def with_domains(self, tag_filters=None, resource_type_filters=None, resource_arn_list=None):
        yield from listed(self, tag_filters, resource_type_filters, resource_arn_list)
        has_tags = make_tag_matcher(tag_filters)
        for domain in domains_of(self):
            is_asked_for = match_resource_type(domain.resource_type, resource_type_filters) and has_tags(domain.tags)
            if domain.tags and is_asked_for and (not resource_arn_list or domain.arn in resource_arn_list):
                yield domain

    ResourceGroupsTaggingAPIBackend._get_resources_generator = with_domains


def domains_of(tagging):
    backend = opensearch_backends[tagging.account_id][tagging.region_name]
    for domain in backend.domains.values():
        tags = {tag["Key"]: tag["Value"] for tag in backend.list_tags(domain.arn)}
        yield TaggedResource(arn=domain.arn, tags=tags, resource_type="es:domain")
