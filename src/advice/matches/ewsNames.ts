// EWS response codes that seldom come, by what they are about. Source: ResponseCode, Exchange Web Services reference
// (MicrosoftDocs/office-developer-exchange-docs); the group follows from the name, so none is certain.
import type { Code } from '../../core/report/codes.ts';
import type { Match } from './match.ts';

const names = (list: string): readonly string[] => list.trim().split(/\s+/);

export const ewsNames: readonly Match[] = [
  {
    code: 'ews.serverError',
    confidence: 'likely',
    word: names(`
      ErrorADOperation ErrorADSessionFilter ErrorADUnavailable ErrorBatchProcessingStopped
      ErrorConnectionFailed ErrorCorruptData ErrorDataSourceOperation ErrorDistinguishedUserNotSupported
      ErrorInsufficientResources ErrorLocalServerObjectNotFound ErrorMailboxFailover
      ErrorMessageTrackingTransientError ErrorNoDestinationCASDueToKerberosRequirements
      ErrorNoDestinationCASDueToSSLRequirements ErrorNoDestinationCASDueToVersionMismatch
      ErrorNoRespondingCASInDestinationSite ErrorProxiedSubscriptionCallFailure ErrorProxyCallFailed
      ErrorProxyGroupSidLimitExceeded ErrorProxyRequestNotAllowed ErrorProxyRequestProcessingFailed
      ErrorProxyServiceDiscoveryFailed ErrorProxyTokenExpired ErrorPublicFolderServerNotFound
      ErrorReadEventsFailed ErrorRequestAborted ErrorTeamMailboxErrorUnknown
    `),
  },
  {
    code: 'ews.serverBusy',
    confidence: 'likely',
    word: names(`
      ErrorExceededFindCountLimit ErrorFreeBusyGenerationFailed ErrorInvalidIdTooManyAttachmentLevels
      ErrorSearchQueryHasTooManyKeywords ErrorSearchTooManyMailboxes
    `),
  },
  {
    code: 'exchange.delegateAccessMissing',
    confidence: 'likely',
    word: names(`
      ErrorAddDelegatesFailed ErrorCalendarIsDelegatedForAccept ErrorCalendarIsDelegatedForDecline
      ErrorCalendarIsDelegatedForRemove ErrorCalendarIsDelegatedForTentative ErrorDelegateAlreadyExists
      ErrorDelegateCannotAddOwner ErrorDelegateMissingConfiguration ErrorDelegateNoUser
      ErrorDelegateValidationFailed ErrorInvalidDelegatePermission ErrorInvalidDelegateUserId ErrorNotDelegate
      ErrorRemoveDelegatesFailed ErrorSubscriptionDelegateAccessNotSupported ErrorUpdateDelegatesFailed
      ErrorWrongServerVersionDelegate
    `),
  },
  {
    code: 'ews.accessDenied',
    confidence: 'likely',
    word: names(`
      ErrorCallerIsInvalidADAccount ErrorCreateItemAccessDenied ErrorCreateSubfolderAccessDenied
      ErrorMailboxLogonFailed ErrorNoFreeBusyAccess ErrorNotAllowedExternalSharingByPolicy
      ErrorOperationNotAllowedWithPublicFolderRoot ErrorPermissionNotAllowedByPolicy
      ErrorSubscriptionAccessDenied ErrorTeamMailboxNotAuthorizedOwner ErrorUserNotAllowedByPolicy
    `),
  },
  {
    code: 'smtp.messageTooLarge',
    confidence: 'likely',
    word: names(`
      ErrorDataSizeLimitExceeded ErrorRequestStreamTooBig
    `),
  },
  {
    code: 'ews.subscription',
    confidence: 'likely',
    word: names(`
      ErrorEventNotFound ErrorExpiredSubscription ErrorInvalidPullSubscriptionId
      ErrorInvalidPushSubscriptionUrl ErrorInvalidSubscription ErrorInvalidSubscriptionRequest
      ErrorInvalidSyncStateData ErrorInvalidWatermark ErrorMissedNotificationEvents
      ErrorNewEventStreamConnectionOpened ErrorPublicFolderSyncException ErrorSharingSynchronizationFailed
      ErrorSubscriptionNotFound ErrorSubscriptionUnsubsribed ErrorSyncFolderNotFound
      ErrorTeamMailboxFailedSendingNotifications
    `),
  },
  {
    code: 'entra.passwordExpired',
    confidence: 'likely',
    word: names(`
      ErrorPasswordChangeRequired ErrorPasswordExpired
    `),
  },
  {
    code: 'ews.mailboxNotFound',
    confidence: 'likely',
    word: names(`
      ErrorInvalidMailbox
    `),
  },
  {
    code: 'ews.autodiscover',
    confidence: 'likely',
    word: names(`
      ErrorAutoDiscoverFailed
    `),
  },
  {
    code: 'graph.recipientInvalid',
    confidence: 'likely',
    word: names(`
      ErrorInvalidRecipients ErrorMailRecipientNotFound ErrorMissingRecipients ErrorRecipientNotFound
    `),
  },
  {
    code: 'ews.itemProblem',
    confidence: 'likely',
    word: names(`
      ErrorAffectedTaskOccurrencesRequired ErrorApplyConversationActionFailed ErrorArchiveFolderPathCreation
      ErrorCalendarCannotMoveOrCopyOccurrence ErrorCalendarCannotUpdateDeletedItem
      ErrorCalendarCannotUseIdForOccurrenceId ErrorCalendarFolderIsInvalidForCalendarView
      ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange ErrorCalendarOccurrenceIsDeletedFromRecurrence
      ErrorCannotArchiveCalendarContactTaskFolderException ErrorCannotArchiveItemsInPublicFolders
      ErrorCannotCreateCalendarItemInNonCalendarFolder ErrorCannotCreateContactInNonContactFolder
      ErrorCannotCreatePostItemInNonMailFolder ErrorCannotCreateTaskInNonTaskFolder ErrorCannotDeleteObject
      ErrorCannotDeleteTaskOccurrence ErrorCannotEmptyFolder ErrorCannotGetSourceFolderPath
      ErrorCannotSpecifySearchFolderAsSourceFolder ErrorCannotUseFolderIdForItemId
      ErrorCannotUseItemIdForFolderId ErrorCreateManagedFolderPartialCompletion ErrorCrossMailboxMoveCopy
      ErrorDeleteItemsFailed ErrorDeleteUnifiedMessagingPromptFailed ErrorDuplicateInputFolderNames
      ErrorExportRemoteArchiveItemsFailed ErrorFindRemoteArchiveFolderFailed ErrorFolderCorrupt
      ErrorFolderExists ErrorFolderPropertRequestFailed ErrorFolderSave ErrorFolderSaveFailed
      ErrorFolderSavePropertyError ErrorGetRemoteArchiveFolderFailed ErrorGetRemoteArchiveItemFailed
      ErrorInvalidFolderId ErrorInvalidFolderTypeForOperation ErrorInvalidGetSharingFolderRequest
      ErrorInvalidIdNotAnItemAttachmentId ErrorInvalidIdStoreObjectIdTooLong
      ErrorInvalidItemForOperationAcceptItem ErrorInvalidItemForOperationArchiveItem
      ErrorInvalidItemForOperationCancelItem ErrorInvalidItemForOperationCreateItem
      ErrorInvalidItemForOperationCreateItemAttachment ErrorInvalidItemForOperationDeclineItem
      ErrorInvalidItemForOperationRemoveItem ErrorInvalidItemForOperationSendItem
      ErrorInvalidItemForOperationTentative ErrorInvalidManagedFolderProperty ErrorInvalidManagedFolderQuota
      ErrorInvalidParentFolder ErrorInvalidPropertyDelete ErrorInvalidReferenceItem
      ErrorInvalidSendItemSaveSettings ErrorIrresolvableConflict ErrorItemCorrupt
      ErrorItemPropertyRequestFailed ErrorItemSave ErrorItemSavePropertyError ErrorManagedFolderAlreadyExists
      ErrorManagedFolderNotFound ErrorManagedFoldersRootFailure ErrorMessagePerFolderCountReceiveQuotaExceeded
      ErrorMissingEmailAddressForManagedFolder ErrorMissingInformationReferenceItemId
      ErrorMissingInformationSharingFolderId ErrorMissingItemForCreateItemAttachment
      ErrorMissingManagedFolderId ErrorMoveCopyFailed ErrorMoveDistinguishedFolder ErrorNoFolderClassOverride
      ErrorNoPublicFolderReplicaAvailable ErrorNoPublicFolderServerAvailable ErrorObjectTypeChanged
      ErrorOccurrenceCrossingBoundary ErrorParentFolderIdRequired ErrorParentFolderNotFound
      ErrorPublicFolderOperationFailed ErrorPublicFolderRequestProcessingFailed ErrorRecurrenceHasNoOccurrence
      ErrorResolveNamesInvalidFolderType ErrorResolveNamesOnlyOneContactsFolderAllowed
      ErrorSavedItemFolderNotFound ErrorSearchFolderNotInitialized ErrorStaleObject
      ErrorTeamMailboxActiveToPendingDelete ErrorToFolderNotFound ErrorVirusMessageDeleted
      ErrorWorkingHoursSaveFailed
    `),
  },
  {
    code: 'ews.requestInvalid',
    confidence: 'likely',
    word: names(`
      ErrorAccessModeSpecified ErrorArchiveMailboxNotEnabled ErrorArchiveMailboxServiceDiscoveryFailed
      ErrorAttachmentNestLevelLimitExceeded ErrorCalendarCannotUseIdForRecurringMasterId
      ErrorCalendarDurationIsTooLong ErrorCalendarEndDateIsEarlierThanStartDate
      ErrorCalendarInvalidAttributeValue ErrorCalendarInvalidDayForTimeChangePattern
      ErrorCalendarInvalidDayForWeeklyRecurrence ErrorCalendarInvalidPropertyState
      ErrorCalendarInvalidPropertyValue ErrorCalendarInvalidRecurrence ErrorCalendarInvalidTimeZone
      ErrorCalendarIsCancelledForAccept ErrorCalendarIsCancelledForDecline ErrorCalendarIsCancelledForRemove
      ErrorCalendarIsCancelledForTentative ErrorCalendarIsGroupMailboxForAccept
      ErrorCalendarIsGroupMailboxForDecline ErrorCalendarIsGroupMailboxForSuppressReadReceipt
      ErrorCalendarIsGroupMailboxForTentative ErrorCalendarIsNotOrganizer ErrorCalendarIsOrganizerForAccept
      ErrorCalendarIsOrganizerForDecline ErrorCalendarIsOrganizerForRemove ErrorCalendarIsOrganizerForTentative
      ErrorCalendarMeetingRequestIsOutOfDate ErrorCalendarOutOfRange ErrorCalendarSeekToConditionNotSupported
      ErrorCalendarViewRangeTooBig ErrorCannotArchiveItemsInArchiveMailbox ErrorCannotDisableMandatoryExtension
      ErrorCannotGetExternalEcpUrl ErrorCannotOpenFileAttachment
      ErrorCannotSetCalendarPermissionOnNonCalendarFolder ErrorCannotSetNonCalendarPermissionOnCalendarFolder
      ErrorCannotSetPermissionUnknownEntries ErrorChangeKeyRequired ErrorChangeKeyRequiredForWriteOperations
      ErrorClientDisconnected ErrorClientIntentInvalidStateDefinition ErrorContentConversionFailed
      ErrorContentIndexingNotEnabled ErrorDeleteDistinguishedFolder ErrorDistributionListMemberNotExist
      ErrorDuplicateLegacyDistinguishedName ErrorDuplicateSOAPHeader ErrorDuplicateUserIdsSpecified
      ErrorEmailAddressMismatch ErrorGetServerSecurityDescriptorFailed ErrorImContactLimitReached
      ErrorIncorrectSchemaVersion ErrorIncorrectUpdatePropertyCount ErrorIndividualMailboxLimitReached
      ErrorInvalidAccessLevel ErrorInvalidArgument ErrorInvalidAttachmentId ErrorInvalidAttachmentSubfilter
      ErrorInvalidAttachmentSubfilterTextFilter ErrorInvalidAuthorizationContext ErrorInvalidChangeKey
      ErrorInvalidClientAccessTokenRequest ErrorInvalidClientSecurityContext ErrorInvalidCompleteDate
      ErrorInvalidContactEmailAddress ErrorInvalidContactEmailIndex ErrorInvalidCrossForestCredentials
      ErrorInvalidExcludesRestriction ErrorInvalidExpressionTypeForSubFilter ErrorInvalidExtendedProperty
      ErrorInvalidExtendedPropertyValue ErrorInvalidExternalSharingInitiator
      ErrorInvalidExternalSharingSubscriber ErrorInvalidFederatedOrganizationId
      ErrorInvalidFractionalPagingParameters ErrorInvalidFreeBusyViewType ErrorInvalidId ErrorInvalidIdEmpty
      ErrorInvalidIdMalformed ErrorInvalidIdMalformedEwsLegacyIdFormat ErrorInvalidIdMonikerTooLong
      ErrorInvalidIdReturnedByResolveNames ErrorInvalidIdXml ErrorInvalidImContactId
      ErrorInvalidImDistributionGroupSmtpAddress ErrorInvalidImGroupId ErrorInvalidIndexedPagingParameters
      ErrorInvalidInternetHeaderChildNodes ErrorInvalidItemForOperationExpandDL ErrorInvalidLicense
      ErrorInvalidLikeRequest ErrorInvalidLogonType ErrorInvalidManagedFolderSize
      ErrorInvalidManagementRoleHeader ErrorInvalidMergedFreeBusyInterval ErrorInvalidNameForNameResolution
      ErrorInvalidNetworkServiceContext ErrorInvalidOofParameter ErrorInvalidOperation
      ErrorInvalidOrganizationRelationshipForFreeBusy ErrorInvalidPagingMaxRows
      ErrorInvalidPercentCompleteValue ErrorInvalidPermissionSettings ErrorInvalidPhoneCallId
      ErrorInvalidPhoneNumber ErrorInvalidPhotoSize ErrorInvalidPropertyAppend ErrorInvalidPropertyForExists
      ErrorInvalidPropertyForOperation ErrorInvalidPropertyRequest ErrorInvalidPropertySet
      ErrorInvalidPropertyUpdateSentMessage ErrorInvalidProxySecurityContext ErrorInvalidRecipientSubfilter
      ErrorInvalidRecipientSubfilterComparison ErrorInvalidRecipientSubfilterOrder
      ErrorInvalidRecipientSubfilterTextFilter ErrorInvalidRestriction ErrorInvalidRetentionTagIdGuid
      ErrorInvalidRetentionTagInheritance ErrorInvalidRetentionTagInvisible ErrorInvalidRetentionTagNone
      ErrorInvalidRetentionTagTypeMismatch ErrorInvalidRoutingType ErrorInvalidSIPUri
      ErrorInvalidScheduledOofDuration ErrorInvalidSchemaVersionForMailboxVersion
      ErrorInvalidSecurityDescriptor ErrorInvalidSerializedAccessToken ErrorInvalidSharingData
      ErrorInvalidSharingMessage ErrorInvalidSid ErrorInvalidSubfilterType
      ErrorInvalidSubfilterTypeNotAttendeeType ErrorInvalidSubfilterTypeNotRecipientType
      ErrorInvalidTimeInterval ErrorInvalidUserInfo ErrorInvalidUserOofSettings ErrorInvalidUserSidMissingUPN
      ErrorInvalidValueForProperty ErrorLegacyMailboxFreeBusyViewTypeNotMerged
      ErrorLocationServicesInvalidRequest ErrorLocationServicesRequestTimedOut ErrorMailboxDataArrayTooBig
      ErrorMailboxScopeNotAllowedWithoutQueryString ErrorMeetingSuggestionGenerationFailed
      ErrorMessageDispositionRequired ErrorMessageTrackingNoSuchDomain ErrorMessageTrackingPermanentError
      ErrorMimeContentConversionFailed ErrorMimeContentInvalid ErrorMimeContentInvalidBase64String
      ErrorMissingArgument ErrorMissingInformationEmailAddress ErrorMissingUserIdInformation
      ErrorMoreThanOneAccessModeSpecified ErrorMultiLegacyMailboxAccess ErrorNameResolutionMultipleResults
      ErrorNameResolutionNoMailbox ErrorNameResolutionNoResults ErrorNoApplicableProxyCASServersAvailable
      ErrorNoCalendar ErrorNoPropertyTagForCustomProperties ErrorNoSpeechDetected
      ErrorNotSupportedSharingMessage ErrorOccurrenceTimeSpanTooBig ErrorPropertyUpdate
      ErrorPropertyValidationFailure ErrorPublicFolderMailboxDiscoveryFailed ErrorRecurrenceEndDateTooBig
      ErrorRequiredPropertyMissing ErrorResponseSchemaValidation ErrorResultSetTooBig
      ErrorSendMeetingCancellationsRequired ErrorSendMeetingInvitationsOrCancellationsRequired
      ErrorSendMeetingInvitationsRequired ErrorSentMeetingRequestUpdate ErrorSentTaskRequestUpdate
      ErrorSharingNoExternalEwsAvailable ErrorSubmissionQuotaExceeded ErrorTimeIntervalTooBig ErrorTimeZone
      ErrorUnableToRemoveImContactFromGroup ErrorUnsupportedCulture ErrorUnsupportedMapiPropertyType
      ErrorUnsupportedMimeConversion ErrorUnsupportedPathForQuery ErrorUnsupportedPathForSortGroup
      ErrorUnsupportedPropertyDefinition ErrorUnsupportedQueryFilter ErrorUnsupportedRecurrence
      ErrorUnsupportedSubFilter ErrorUnsupportedTypeForConversion ErrorUpdatePropertyMismatch
      ErrorUserNotUnifiedMessagingEnabled ErrorValueOutOfRange ErrorWebRequestInInvalidState
      ErrorWorkingHoursXmlMalformed
    `),
  },
  {
    code: 'ews.otherCode',
    confidence: 'likely',
    word: names(`
      ErrorAddressSpaceNotFound ErrorArchiveMailboxSearchFailed ErrorAvailabilityConfigNotFound
      ErrorClientIntentNotFound ErrorContainsFilterWrongType ErrorCrossSiteRequest
      ErrorDiscoverySearchesDisabled ErrorExtensionNotFound ErrorFreeBusyDLLimitReached ErrorIPGatewayNotFound
      ErrorImGroupDisplayNameAlreadyExists ErrorImGroupLimitReached ErrorInboxRulesValidationError
      ErrorLocationServicesDisabled ErrorLocationServicesRequestFailed ErrorLogonAsNetworkServiceFailed
      ErrorMailTipsDisabled ErrorMailboxConfiguration ErrorMailboxDataArrayEmpty ErrorMailboxHoldNotFound
      ErrorNotEnoughMemory ErrorOrganizationAccessBlocked ErrorOrganizationNotFederated
      ErrorOutlookRuleBlobExists ErrorPhoneNumberNotDialable ErrorPromptPublishingOperationFailed
      ErrorQueryFilterTooLong ErrorReadReceiptNotPending ErrorRecognizerNotInstalled ErrorRestrictionTooComplex
      ErrorRestrictionTooLong ErrorRulesOverQuota ErrorServiceDiscoveryFailed ErrorSpeechGrammarError
      ErrorTeamMailboxNotFound ErrorTeamMailboxNotLinkedToSharePoint ErrorTeamMailboxUrlValidationFailed
      ErrorTokenSerializationDenied ErrorUMServerUnavailable ErrorUnableToGetUserOofSettings
      ErrorUnifiedMessagingDialPlanNotFound ErrorUnifiedMessagingPromptNotFound
      ErrorUnifiedMessagingReportDataNotFound ErrorUnifiedMessagingRequestFailed
      ErrorUnifiedMessagingServerNotFound ErrorUserWithoutFederatedProxyAddress ErrorVirusDetected
      ErrorVoiceMailNotImplemented ErrorWeatherServiceDisabled ErrorWin32InteropError ErrorWrongServerVersion
    `),
  },
];

/** What the shape of a name says where no table holds it: whether it passes, is a permission, or the request. */
export const ewsShapes: readonly (readonly [RegExp, Code])[] = [
  [/Transient|TryAgain|Unavailable|Internal(?:Server)?Error|Failover/, 'ews.serverError'],
  [/Busy|Throttl|Budget|TooMany/, 'ews.serverBusy'],
  [/Access|Permission|Denied|Impersonat|NotAllowed|NotAuthorized|Unauthorized/, 'ews.accessDenied'],
  [/^Error(?:Invalid|Missing|Incorrect|Unsupported|Cannot|Malformed)|NotSupported$/, 'ews.requestInvalid'],
];
