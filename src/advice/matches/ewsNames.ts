// EWS response codes that seldom come, by what they are about. Source: ResponseCode, Exchange Web Services reference
// (MicrosoftDocs/office-developer-exchange-docs); the group follows from the name, so none is certain. A name
// whose shape says the same (`ewsShapes`) is not listed, nor one that says no more than that EWS refused.
import type { Code } from '../../core/report/codes.ts';
import type { Match } from './match.ts';

/** Each begins with `Error`, which is left out. */
const names = (list: string): readonly string[] =>
  list
    .trim()
    .split(/\s+/)
    .map((name) => `Error${name}`);

export const ewsNames: readonly Match[] = [
  {
    code: 'ews.serverError',
    confidence: 'likely',
    word: names(`
      ADOperation ADSessionFilter BatchProcessingStopped ConnectionFailed CorruptData
      DataSourceOperation DistinguishedUserNotSupported InsufficientResources LocalServerObjectNotFound
      NoDestinationCASDueToKerberosRequirements NoDestinationCASDueToSSLRequirements
      NoDestinationCASDueToVersionMismatch NoRespondingCASInDestinationSite
      ProxiedSubscriptionCallFailure ProxyCallFailed ProxyGroupSidLimitExceeded ProxyRequestNotAllowed
      ProxyRequestProcessingFailed ProxyServiceDiscoveryFailed ProxyTokenExpired
      PublicFolderServerNotFound ReadEventsFailed RequestAborted TeamMailboxErrorUnknown
    `),
  },
  {
    code: 'ews.serverBusy',
    confidence: 'likely',
    word: names(`
      ExceededFindCountLimit
    `),
  },
  {
    code: 'exchange.delegateAccessMissing',
    confidence: 'likely',
    word: names(`
      AddDelegatesFailed CalendarIsDelegatedForAccept CalendarIsDelegatedForDecline
      CalendarIsDelegatedForRemove CalendarIsDelegatedForTentative DelegateAlreadyExists
      DelegateCannotAddOwner DelegateMissingConfiguration DelegateNoUser DelegateValidationFailed
      InvalidDelegatePermission InvalidDelegateUserId NotDelegate RemoveDelegatesFailed
      SubscriptionDelegateAccessNotSupported UpdateDelegatesFailed WrongServerVersionDelegate
    `),
  },
  {
    code: 'ews.accessDenied',
    confidence: 'likely',
    word: names(`
      MailboxLogonFailed NoFreeBusyAccess
    `),
  },
  {
    code: 'smtp.messageTooLarge',
    confidence: 'likely',
    word: names(`
      DataSizeLimitExceeded RequestStreamTooBig
    `),
  },
  {
    code: 'ews.subscription',
    confidence: 'likely',
    word: names(`
      EventNotFound ExpiredSubscription InvalidPullSubscriptionId InvalidPushSubscriptionUrl
      InvalidSubscription InvalidSubscriptionRequest InvalidSyncStateData InvalidWatermark
      MissedNotificationEvents NewEventStreamConnectionOpened PublicFolderSyncException
      SharingSynchronizationFailed SubscriptionNotFound SubscriptionUnsubsribed SyncFolderNotFound
      TeamMailboxFailedSendingNotifications
    `),
  },
  {
    code: 'entra.passwordExpired',
    confidence: 'likely',
    word: names(`
      PasswordChangeRequired PasswordExpired
    `),
  },
  {
    code: 'ews.mailboxNotFound',
    confidence: 'likely',
    word: names(`
      InvalidMailbox
    `),
  },
  {
    code: 'ews.autodiscover',
    confidence: 'likely',
    word: names(`
      AutoDiscoverFailed
    `),
  },
  {
    code: 'graph.recipientInvalid',
    confidence: 'likely',
    word: names(`
      InvalidRecipients MailRecipientNotFound MissingRecipients RecipientNotFound
    `),
  },
  {
    code: 'ews.itemProblem',
    confidence: 'likely',
    word: names(`
      AffectedTaskOccurrencesRequired ApplyConversationActionFailed ArchiveFolderPathCreation
      CalendarCannotMoveOrCopyOccurrence CalendarCannotUpdateDeletedItem
      CalendarCannotUseIdForOccurrenceId CalendarFolderIsInvalidForCalendarView
      CalendarOccurrenceIndexIsOutOfRecurrenceRange CalendarOccurrenceIsDeletedFromRecurrence
      CannotArchiveCalendarContactTaskFolderException CannotArchiveItemsInPublicFolders
      CannotCreateCalendarItemInNonCalendarFolder CannotCreateContactInNonContactFolder
      CannotCreatePostItemInNonMailFolder CannotCreateTaskInNonTaskFolder CannotDeleteObject
      CannotDeleteTaskOccurrence CannotEmptyFolder CannotGetSourceFolderPath
      CannotSpecifySearchFolderAsSourceFolder CannotUseFolderIdForItemId CannotUseItemIdForFolderId
      ContentConversionFailed CreateManagedFolderPartialCompletion CrossMailboxMoveCopy DeleteItemsFailed
      DeleteUnifiedMessagingPromptFailed DuplicateInputFolderNames ExportRemoteArchiveItemsFailed
      FindRemoteArchiveFolderFailed FolderCorrupt FolderExists FolderPropertRequestFailed FolderSave
      FolderSaveFailed FolderSavePropertyError GetRemoteArchiveFolderFailed GetRemoteArchiveItemFailed
      InvalidFolderId InvalidFolderTypeForOperation InvalidGetSharingFolderRequest
      InvalidIdNotAnItemAttachmentId InvalidIdStoreObjectIdTooLong InvalidItemForOperationAcceptItem
      InvalidItemForOperationArchiveItem InvalidItemForOperationCancelItem
      InvalidItemForOperationCreateItem InvalidItemForOperationCreateItemAttachment
      InvalidItemForOperationDeclineItem InvalidItemForOperationRemoveItem
      InvalidItemForOperationSendItem InvalidItemForOperationTentative InvalidManagedFolderProperty
      InvalidManagedFolderQuota InvalidParentFolder InvalidPropertyDelete InvalidReferenceItem
      InvalidSendItemSaveSettings IrresolvableConflict ItemCorrupt ItemPropertyRequestFailed ItemSave
      ItemSavePropertyError ManagedFolderAlreadyExists ManagedFolderNotFound ManagedFoldersRootFailure
      MessagePerFolderCountReceiveQuotaExceeded MissingEmailAddressForManagedFolder
      MissingInformationReferenceItemId MissingInformationSharingFolderId
      MimeContentConversionFailed MissingItemForCreateItemAttachment MissingManagedFolderId MoveCopyFailed
      MoveDistinguishedFolder
      NoFolderClassOverride NoPublicFolderReplicaAvailable NoPublicFolderServerAvailable
      ObjectTypeChanged OccurrenceCrossingBoundary ParentFolderIdRequired ParentFolderNotFound
      PublicFolderOperationFailed PublicFolderRequestProcessingFailed RecurrenceHasNoOccurrence
      ResolveNamesInvalidFolderType ResolveNamesOnlyOneContactsFolderAllowed SavedItemFolderNotFound
      SearchFolderNotInitialized StaleObject TeamMailboxActiveToPendingDelete ToFolderNotFound
      VirusMessageDeleted WorkingHoursSaveFailed
    `),
  },
  {
    code: 'ews.requestInvalid',
    confidence: 'likely',
    word: names(`
      AccessModeSpecified ArchiveMailboxNotEnabled ArchiveMailboxServiceDiscoveryFailed
      AttachmentNestLevelLimitExceeded CalendarCannotUseIdForRecurringMasterId CalendarDurationIsTooLong
      CalendarEndDateIsEarlierThanStartDate CalendarInvalidAttributeValue
      CalendarInvalidDayForTimeChangePattern CalendarInvalidDayForWeeklyRecurrence
      CalendarInvalidPropertyState CalendarInvalidPropertyValue CalendarInvalidRecurrence
      CalendarInvalidTimeZone CalendarIsCancelledForAccept CalendarIsCancelledForDecline
      CalendarIsCancelledForRemove CalendarIsCancelledForTentative CalendarIsGroupMailboxForAccept
      CalendarIsGroupMailboxForDecline CalendarIsGroupMailboxForSuppressReadReceipt
      CalendarIsGroupMailboxForTentative CalendarIsNotOrganizer CalendarIsOrganizerForAccept
      CalendarIsOrganizerForDecline CalendarIsOrganizerForRemove CalendarIsOrganizerForTentative
      CalendarMeetingRequestIsOutOfDate CalendarOutOfRange CalendarViewRangeTooBig
      CannotSetCalendarPermissionOnNonCalendarFolder CannotSetNonCalendarPermissionOnCalendarFolder
      CannotSetPermissionUnknownEntries ChangeKeyRequired ChangeKeyRequiredForWriteOperations
      ClientDisconnected ClientIntentInvalidStateDefinition
      ContentIndexingNotEnabled DeleteDistinguishedFolder DistributionListMemberNotExist
      DuplicateLegacyDistinguishedName DuplicateSOAPHeader DuplicateUserIdsSpecified
      EmailAddressMismatch GetServerSecurityDescriptorFailed ImContactLimitReached
      IndividualMailboxLimitReached InvalidAccessLevel InvalidClientAccessTokenRequest
      InvalidFreeBusyViewType InvalidMergedFreeBusyInterval InvalidOrganizationRelationshipForFreeBusy
      InvalidPermissionSettings InvalidSerializedAccessToken LegacyMailboxFreeBusyViewTypeNotMerged
      LocationServicesInvalidRequest LocationServicesRequestTimedOut MailboxDataArrayTooBig
      MailboxScopeNotAllowedWithoutQueryString MeetingSuggestionGenerationFailed
      MessageDispositionRequired MessageTrackingNoSuchDomain MessageTrackingPermanentError
      MimeContentInvalid MimeContentInvalidBase64String
      MoreThanOneAccessModeSpecified MultiLegacyMailboxAccess NameResolutionMultipleResults
      NameResolutionNoMailbox NameResolutionNoResults NoApplicableProxyCASServersAvailable NoCalendar
      NoPropertyTagForCustomProperties NoSpeechDetected NotSupportedSharingMessage
      OccurrenceTimeSpanTooBig PropertyUpdate PropertyValidationFailure
      PublicFolderMailboxDiscoveryFailed RecurrenceEndDateTooBig RequiredPropertyMissing
      ResponseSchemaValidation ResultSetTooBig SendMeetingCancellationsRequired
      SendMeetingInvitationsOrCancellationsRequired SendMeetingInvitationsRequired
      SentMeetingRequestUpdate SentTaskRequestUpdate SharingNoExternalEwsAvailable
      SubmissionQuotaExceeded TimeIntervalTooBig TimeZone UnableToRemoveImContactFromGroup
      UpdatePropertyMismatch UserNotUnifiedMessagingEnabled ValueOutOfRange WebRequestInInvalidState
      WorkingHoursXmlMalformed
    `),
  },
  {
    code: 'ews.otherCode',
    confidence: 'likely',
    word: names(`
      FreeBusyDLLimitReached OrganizationAccessBlocked TokenSerializationDenied UMServerUnavailable
    `),
  },
];

/** What the shape of a name says if no table holds it: whether it passes, is a permission, or the request. */
export const ewsShapes: readonly (readonly [RegExp, Code])[] = [
  [/Transient|TryAgain|Unavailable|Internal(?:Server)?Error|Failover/, 'ews.serverError'],
  [/Busy|Throttl|Budget|TooMany/, 'ews.serverBusy'],
  [/Access|Permission|Denied|Impersonat|NotAllowed|NotAuthorized|Unauthorized/, 'ews.accessDenied'],
  [/^Error(?:Invalid|Missing|Incorrect|Unsupported|Cannot|Malformed)|NotSupported$/, 'ews.requestInvalid'],
];
